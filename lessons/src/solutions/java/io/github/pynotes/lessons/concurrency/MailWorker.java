package io.github.pynotes.lessons.concurrency;

import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/// Two kinds of failure, so two `catch`es, one outside the loop and one inside: an interrupt ends
/// it, and what concerns one mail does not. `take()` clears the flag when it throws, hence the line
/// that sets it again; it also throws at once if the flag was set before.
public final class MailWorker implements Runnable {
  private final BlockingQueue<String> mails;
  private final Consumer<String> send;
  private final Consumer<String> failed;

  public MailWorker(BlockingQueue<String> mails, Consumer<String> send, Consumer<String> failed) {
    this.mails = mails;
    this.send = send;
    this.failed = failed;
  }

  @Override
  public void run() {
    try {
      while (true) {
        deliver(mails.take());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(String mail) {
    try {
      send.accept(mail);
    } catch (RuntimeException _) {
      failed.accept(mail);
    }
  }
}
