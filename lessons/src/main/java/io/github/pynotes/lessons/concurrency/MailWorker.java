package io.github.pynotes.lessons.concurrency;

import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/// Sends the mails of a queue until it is told to stop. In Python one puts a sentinel into the
/// queue, for no thread can be interrupted there:
///
/// ```python
/// while (mail := mails.get()) is not STOP:
///     try:
///         send(mail)
///     except Exception:
///         failed.append(mail)
/// ```
///
/// In Java the thread is interrupted.
public final class MailWorker implements Runnable {

  /// @param send sends a mail; what it throws concerns that mail only
  /// @param failed gets each mail that could not be sent
  public MailWorker(BlockingQueue<String> mails, Consumer<String> send, Consumer<String> failed) {}

  /// Sends mails until its thread is interrupted, which a worker notices where it waits, and
  /// between two mails; never in the middle of one. Returns with the thread's interrupt flag set,
  /// for whoever runs it to see. What is still in the queue stays there.
  @Override
  public void run() {
    throw new UnsupportedOperationException("Write me: run");
  }
}
