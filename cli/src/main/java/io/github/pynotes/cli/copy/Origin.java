package io.github.pynotes.cli.copy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line of a copy that says where it came from:
///
/// ```
/// // Origin: pynotes 1.0.0, collections/ChainMap.java, original 0123456789ab, copied 89abcdef0123
/// ```
///
/// @param version of pynotes, as `1.0.0`
/// @param path module and file, as `collections/ChainMap.java`
/// @param original the hash of the file in pynotes
/// @param copied the hash of the file as it was copied, this line left out
public record Origin(String version, String path, String original, String copied) {
  /// What this pynotes writes.
  public static final String VERSION = "1.0.0";

  static final String LICENCE = "// SPDX-License-Identifier: MIT-0";

  private static final Pattern LINE =
      Pattern.compile(
          "// Origin: pynotes (\\S+), (\\S+), original ([0-9a-f]{12}), copied ([0-9a-f]{12})");

  private static final int DIGITS = 12;

  /// The origin that a file tells of itself in its first lines; empty if it is no copy.
  static Optional<Origin> of(List<String> lines) {
    return lines.stream().limit(3).flatMap(line -> parse(line).stream()).findFirst();
  }

  private static Optional<Origin> parse(String line) {
    Matcher parts = LINE.matcher(line);
    return parts.matches()
        ? Optional.of(new Origin(parts.group(1), parts.group(2), parts.group(3), parts.group(4)))
        : Optional.empty();
  }

  /// The first digits of the SHA-256 of a text, line ends taken as `\n` and any line of origin left
  /// out. An editor that changes only the line ends has changed nothing.
  static String hash(String text) {
    var hashed = new StringBuilder();
    text.lines()
        .filter(line -> !line.startsWith("// Origin: pynotes "))
        .forEach(line -> hashed.append(line).append('\n'));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(hashed.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every JDK has SHA-256.", e);
    }
  }

  /// The line itself.
  String line() {
    return "// Origin: pynotes %s, %s, original %s, copied %s"
        .formatted(version, path, original, copied);
  }
}
