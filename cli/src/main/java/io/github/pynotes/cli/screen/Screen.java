package io.github.pynotes.cli.screen;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Where a command writes: a terminal, with its width and colours, or a pipe, with neither.
///
/// @param out for what was asked
/// @param err for progress and complaints
/// @param isTerminal whether a person reads along
/// @param isColoured whether escape sequences are welcome
public record Screen(PrintWriter out, PrintWriter err, boolean isTerminal, boolean isColoured) {
  private static final int USUAL_WIDTH = 80;

  /// The process's own output. `NO_COLOR` (no-color.org) takes the colours away.
  @SuppressWarnings("SystemConsoleNull")
  public static Screen ofProcess(Map<String, String> environment) {
    // In JDK 25 the console is null again when a pipe is involved.
    boolean isTerminal = System.console() != null && System.console().isTerminal();
    boolean noColor = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Screen(
        new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset()),
        isTerminal,
        isTerminal && !noColor);
  }

  /// In columns.
  public int width() {
    if (!isTerminal) {
      return USUAL_WIDTH;
    }
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
    } catch (IOException e) {
      return USUAL_WIDTH;
    }
  }

  /// Waits for one key, without Enter.
  public char key() throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      Attributes before = terminal.enterRawMode();
      try {
        return (char) terminal.reader().read();
      } finally {
        terminal.setAttributes(before);
      }
    }
  }

  /// Stronger than the rest.
  public String bold(String text) {
    return styled("1", text);
  }

  /// Fainter than the rest.
  public String dim(String text) {
    return styled("2", text);
  }

  /// For what is well.
  public String green(String text) {
    return styled("32", text);
  }

  /// For what has changed.
  public String yellow(String text) {
    return styled("33", text);
  }

  /// For what is wrong.
  public String red(String text) {
    return styled("31", text);
  }

  /// For names and keywords.
  public String cyan(String text) {
    return styled("36", text);
  }

  private String styled(String sgr, String text) {
    return isColoured ? "\u001b[%sm%s\u001b[0m".formatted(sgr, text) : text;
  }
}
