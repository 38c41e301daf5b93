package io.github.pynotes.sandbox;

import java.nio.file.FileSystemException;

/// No server, or no schema, could be had. The message is one sentence: what is wrong and the way
/// out.
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String wayOut;

  SandboxException(String problem, String wayOut) {
    this(problem, wayOut, null);
  }

  SandboxException(String problem, String wayOut, Throwable cause) {
    super(problem + "; " + wayOut + ".", cause);
    this.problem = problem;
    this.wayOut = wayOut;
  }

  /// The same for a later caller, with a stack trace of its own.
  SandboxException again() {
    return new SandboxException(problem, wayOut, this);
  }

  /// The first half of the message, to be told as the reason of something else.
  String problem() {
    return problem;
  }

  /// What a library's exception says, without the paragraphs that some add.
  static String firstLine(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).strip();
    String line = message.lines().findFirst().orElse("");
    // Java's file exceptions say what is wrong by their names alone: "AccessDeniedException: /x".
    boolean isNamedByType =
        thrown.getMessage() == null
            || (thrown instanceof FileSystemException file && file.getReason() == null);
    return isNamedByType ? thrown.getClass().getSimpleName() + ": " + line : line;
  }
}
