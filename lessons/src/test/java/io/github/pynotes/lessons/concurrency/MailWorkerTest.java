package io.github.pynotes.lessons.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@DisplayName("exercise: a worker, while (mail := mails.get()) is not STOP")
@Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
class MailWorkerTest {
  private final BlockingQueue<String> mails = new LinkedBlockingQueue<>();
  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final List<String> failed = new CopyOnWriteArrayList<>();

  /// A worker, and after it the answer to: is the interrupt flag set?
  private FutureTask<Boolean> worker(Consumer<String> send) {
    return new FutureTask<>(() -> {
      new MailWorker(mails, send, failed::add).run();
      return Thread.currentThread().isInterrupted();
    });
  }

  private static Thread start(FutureTask<?> task) {
    return Thread.ofPlatform().daemon().start(task);
  }

  /// Sends a mail, and after the last one stops the worker.
  private void send(String mail) {
    if (mail.equals("to nobody")) {
      throw new IllegalArgumentException("who is nobody?");
    }
    sent.add(mail);
    if (mail.equals("to Zoe")) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void sendsWhatIsInTheQueueInItsOrder() throws Exception {
    mails.addAll(List.of("to Ada", "to Eve", "to Zoe"));
    var worker = worker(this::send);
    start(worker);
    worker.get();

    assertThat(sent).containsExactly("to Ada", "to Eve", "to Zoe");
    assertThat(failed).isEmpty();
  }

  @Test
  void goesOnAfterAMailThatCannotBeSent() throws Exception {
    mails.addAll(List.of("to nobody", "to Zoe"));
    var worker = worker(this::send);
    start(worker);
    worker.get();

    assertThat(sent).containsExactly("to Zoe");
    assertThat(failed).containsExactly("to nobody");
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void aWorkerThatWaitsForMailIsStoppedByAnInterrupt() throws Exception {
      var worker = worker(sent::add);
      Thread thread = start(worker);
      while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
        Thread.onSpinWait();
      }

      // mails.put(STOP)  # the only way in Python
      thread.interrupt();

      assertThat(worker.get()).as("interrupt flag").isTrue();
    }

    @Test
    void anInterruptCountsAlsoBetweenTwoMails() throws Exception {
      mails.addAll(List.of("to Zoe", "to Ada"));
      var worker = worker(MailWorkerTest.this::send);
      start(worker);
      worker.get();

      assertThat(sent).containsExactly("to Zoe");
      assertThat(mails).containsExactly("to Ada");
    }

    @Test
    void whoCatchesAnInterruptSetsTheFlagAgain() throws Exception {
      mails.add("to Zoe");
      var worker = worker(MailWorkerTest.this::send);
      start(worker);

      assertThat(worker.get()).as("interrupt flag").isTrue();
    }
  }
}
