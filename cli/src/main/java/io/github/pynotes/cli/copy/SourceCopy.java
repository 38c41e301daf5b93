package io.github.pynotes.cli.copy;

import io.github.pynotes.cli.catalog.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One Java file of this repository, as it reads in another project: its packages renamed, its
/// origin named, and without the marks from which our documents are made.
///
/// @param path the file in the repository
/// @param text what is written into the project
public record SourceCopy(String path, String text) {
  /// The package that tests import the sandbox from.
  static final String SANDBOX = "io.github.pynotes.sandbox";

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package (\\S+);");
  private static final Pattern SANDBOX_IMPORT =
      Pattern.compile("(?m)^import (\\S+)\\.(?:MySqlSandbox|WithMySql);");
  private static final Pattern MARK = Pattern.compile("\\s*// @(start region=.*|end)");

  /// The copy of a file.
  ///
  /// @param toPackage the package of the copy
  /// @param sandboxPackage the package of the sandbox there, which a test may import
  static SourceCopy of(
      Repository repository, String path, String toPackage, String sandboxPackage) {
    String original = repository.text(path);
    String fromPackage = packageOf(original);
    Map<String, String> packages =
        fromPackage.equals(SANDBOX)
            ? Map.of(SANDBOX, toPackage)
            : Map.of(SANDBOX, sandboxPackage, fromPackage, toPackage);
    List<String> lines = new ArrayList<>();
    lines.add(Origin.LICENCE);
    original
        .lines()
        .filter(line -> !line.equals(Origin.LICENCE) && !line.startsWith("// Origin: pynotes "))
        .filter(line -> !MARK.matcher(line).matches())
        .map(line -> renamed(line, packages))
        .forEach(lines::add);
    String withoutOrigin = String.join("\n", lines) + "\n";
    var origin =
        new Origin(
            Origin.VERSION, shortPath(path), Origin.hash(original), Origin.hash(withoutOrigin));
    lines.add(1, origin.line());
    return new SourceCopy(path, String.join("\n", lines) + "\n");
  }

  /// The package that a file declares; empty for the unnamed one.
  static String packageOf(String text) {
    Matcher declaration = PACKAGE.matcher(text);
    return declaration.find() ? declaration.group(1) : "";
  }

  /// The package that a copied test imports the sandbox from; ours for a file that does not.
  static String sandboxOf(String text) {
    Matcher imported = SANDBOX_IMPORT.matcher(text);
    return imported.find() ? imported.group(1) : SANDBOX;
  }

  /// Module and file: enough to find it again, and it fits on a line.
  static String shortPath(String path) {
    return path.replaceFirst("/.*/", "/");
  }

  /// As `ChainMap.java`.
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// All packages at once, because a new name may begin with an old one.
  private static String renamed(String line, Map<String, String> packages) {
    String anyOfThem =
        packages.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return Pattern.compile("(%s)\\b".formatted(anyOfThem))
        .matcher(line)
        .replaceAll(found -> Matcher.quoteReplacement(packages.get(found.group(1))));
  }
}
