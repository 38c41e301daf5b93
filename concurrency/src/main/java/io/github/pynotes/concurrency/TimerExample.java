package io.github.pynotes.concurrency;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Does something later, thinks better of it, and does something again and again.
///
/// @python threading.Timer
/// @python threading.Timer.cancel
/// @java ScheduledExecutorService.schedule(task, delay, unit), future.cancel(false)
final class TimerExample {
  void main() throws InterruptedException {
    // close() waits for what is still to come, as Python waits for its timers at exit
    try (var timers = Executors.newScheduledThreadPool(1)) {
      var _ =
          timers.schedule(() -> IO.println("last: send the reminder"), 500, TimeUnit.MILLISECONDS);
      var _ = timers.schedule(() -> IO.println("then: save the draft"), 250, TimeUnit.MILLISECONDS);
      IO.println("at once: go on");
    }

    // what has not begun can be taken back
    try (var timers = Executors.newScheduledThreadPool(1)) {
      var reminder = timers.schedule(() -> IO.println("never seen"), 1, TimeUnit.HOURS);
      reminder.cancel(false);
      IO.println("cancelled: " + (reminder.isCancelled() ? "yes" : "no"));
    }

    // again and again: Python starts a new timer each time
    try (var timers = Executors.newScheduledThreadPool(1)) {
      var beats = new CountDownLatch(3);
      var heartbeat = timers.scheduleAtFixedRate(beats::countDown, 0, 5, TimeUnit.MILLISECONDS);
      beats.await();
      heartbeat.cancel(false);
      IO.println("after three beats: " + (heartbeat.isDone() ? "stopped" : "goes on"));
    }
  }
}
