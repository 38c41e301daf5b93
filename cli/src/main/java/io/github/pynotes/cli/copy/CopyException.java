package io.github.pynotes.cli.copy;

import picocli.CommandLine.ExitCode;

/// Why nothing was copied, in one sentence that names the way out.
public final class CopyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private CopyException(String message, int exitCode, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /// The call was wrong: it exits with 2.
  public static CopyException wrongCall(String message) {
    return new CopyException(message, ExitCode.USAGE, null);
  }

  /// The call was right, and what it asks for cannot be done: it exits with 1.
  public static CopyException refused(String message) {
    return new CopyException(message, ExitCode.SOFTWARE, null);
  }

  public static CopyException refused(String message, Throwable cause) {
    return new CopyException(message, ExitCode.SOFTWARE, cause);
  }

  public int exitCode() {
    return exitCode;
  }
}
