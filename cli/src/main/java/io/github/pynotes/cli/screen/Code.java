package io.github.pynotes.cli.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Source code on a screen: coloured, and two texts side by side where there is room.
public final class Code {
  /// From here on two columns of code are readable.
  public static final int WIDTH_FOR_TWO = 140;

  private static final String GUTTER = " │ ";

  /// What is coloured in a language, one token at a time.
  public enum Language {
    JAVA(
        "//.*",
        "\"(?:[^\"\\\\]|\\\\.)*\"",
        "boolean|break|case|catch|class|continue|default|do|double|else|enum|extends|final|finally|for"
            + "|if|implements|import|instanceof|int|interface|long|new|null|package|private|public"
            + "|record|return|static|switch|this|throw|throws|true|false|try|var|void|while|yield"),
    PYTHON(
        "#.*",
        "[fr]?\"\"\"|[fr]?\"(?:[^\"\\\\]|\\\\.)*\"|[fr]?'(?:[^'\\\\]|\\\\.)*'",
        "and|as|assert|break|class|continue|def|del|elif|else|except|False|finally|for|from|if|import"
            + "|in|is|lambda|None|not|or|pass|raise|return|True|try|while|with|yield");

    private final Pattern token;

    Language(String comment, String string, String keywords) {
      token =
          Pattern.compile(
              "(?<string>%s)|(?<comment>%s)|\\b(?<keyword>%s)\\b"
                  .formatted(string, comment, keywords));
    }
  }

  /// A text in its language.
  ///
  /// @param heading what stands above it
  /// @param language what it is coloured as
  /// @param lines the text
  public record Text(String heading, Language language, List<String> lines) {}

  private Code() {}

  /// Two texts, side by side in that width if it is enough for both, else one under the other.
  public static List<String> show(Text left, Text right, int width, Screen screen) {
    if (width < WIDTH_FOR_TWO) {
      List<String> lines = new ArrayList<>(show(left, screen));
      lines.add("");
      lines.addAll(show(right, screen));
      return lines;
    }
    int column = (width - GUTTER.length()) / 2;
    List<String> leftLines = wrapped(left.lines(), column);
    List<String> rightLines = wrapped(right.lines(), column);
    List<String> lines = new ArrayList<>();
    lines.add(
        screen.bold(left.heading())
            + " ".repeat(Math.max(0, column - left.heading().length()) + GUTTER.length())
            + screen.bold(right.heading()));
    for (int i = 0; i < Math.max(leftLines.size(), rightLines.size()); i++) {
      String l = i < leftLines.size() ? leftLines.get(i) : "";
      String r = i < rightLines.size() ? rightLines.get(i) : "";
      lines.add(
          coloured(l, left.language(), screen)
              + " ".repeat(column - l.length())
              + screen.dim(GUTTER)
              + coloured(r, right.language(), screen));
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  /// One text.
  public static List<String> show(Text text, Screen screen) {
    List<String> lines = new ArrayList<>();
    lines.add(screen.bold(text.heading()));
    text.lines().forEach(line -> lines.add(coloured(line, text.language(), screen)));
    return lines;
  }

  private static List<String> wrapped(List<String> lines, int width) {
    return lines.stream().flatMap(line -> wrapped(line, width).stream()).toList();
  }

  /// Breaks after a space where there is one, and goes on further to the right.
  private static List<String> wrapped(String line, int width) {
    List<String> wrapped = new ArrayList<>();
    int indentation = line.length() - line.stripLeading().length();
    String continued = " ".repeat(Math.min(indentation + 4, width / 2));
    String rest = line;
    while (rest.length() > width) {
      int lastSpace = rest.lastIndexOf(' ', width - 1);
      boolean breaksWord = rest.substring(0, lastSpace + 1).isBlank();
      int end = breaksWord ? width : lastSpace + 1;
      wrapped.add(rest.substring(0, end));
      rest = continued + rest.substring(end);
    }
    wrapped.add(rest);
    return wrapped;
  }

  private static String coloured(String line, Language language, Screen screen) {
    return language.token.matcher(line).replaceAll(token -> coloured(token, screen));
  }

  private static String coloured(MatchResult token, Screen screen) {
    String text = token.group();
    String coloured =
        token.group("comment") != null
            ? screen.dim(text)
            : token.group("string") != null ? screen.green(text) : screen.cyan(text);
    return Matcher.quoteReplacement(coloured);
  }
}
