package io.github.pynotes.cli.catalog;

import com.google.gson.GsonBuilder;

/// How this project writes JSON: indented, with `<` as it is, and a line end.
public final class Json {
  private Json() {}

  /// The JSON of a record, or of a list of them.
  public static String of(Object value) {
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(value)
        + "\n";
  }
}
