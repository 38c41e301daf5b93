package io.github.pynotes.cli.find;

import java.util.Locale;
import java.util.regex.Pattern;

/// One word that somebody looks for, in any case: `computeIfAbsent`, `1213`, `streaming`.
///
/// @param text as it was typed
record Word(String text, Pattern whole, Pattern begun) {
  static Word of(String text) {
    String quoted = Pattern.quote(text);
    String start = Character.isLetterOrDigit(text.charAt(0)) ? "(?<![A-Za-z0-9])" : "";
    boolean endsInLetter = Character.isLetterOrDigit(text.charAt(text.length() - 1));
    String end = endsInLetter ? "(?![A-Za-z0-9])" : "";
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    return new Word(
        text, Pattern.compile(start + quoted + end, flags), Pattern.compile(start + quoted, flags));
  }

  /// 1 where the word stands as it is, less where another begins with it or has it inside, and 0
  /// where it is missing.
  double in(String line) {
    if (whole.matcher(line).find()) {
      return 1;
    }
    if (begun.matcher(line).find()) {
      return 0.6;
    }
    boolean isInside = line.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    return isInside ? 0.3 : 0;
  }
}
