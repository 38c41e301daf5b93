package io.github.pynotes.benchmarks.harness;

/// A contender cannot take part on this machine. The message is one sentence: what is missing and
/// the way out.
public final class NotHereException extends Exception {
  private static final long serialVersionUID = 1L;

  NotHereException(String message) {
    super(message);
  }
}
