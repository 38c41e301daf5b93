package io.github.pynotes.cli.house;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// One file that readers copy, and what keeps it from being copied alone.
///
/// Its first three lines tell the licence, the origin, and what it needs: the lowest Java version
/// that compiles it, and the jar of a library, if it takes one: `// Needs: Java 21, guava`. A file
/// that is longer than most gives its reason at the top of the class.
record PatternFile(Path root, String path, Path output) {
  private static final String LICENCE = "// SPDX-License-Identifier: MIT-0";
  private static final Pattern NEEDS = Pattern.compile("// Needs: Java (\\d+)(?:, (\\S+))?");

  private static final int USUAL_LINES = 200;
  private static final String REASON = "  // Over 200 lines, because ";

  /// The long-term releases, the newest first.
  private static final List<Integer> RELEASES = List.of(25, 21, 17);

  /// One sentence for each thing that is wrong.
  List<String> problems() {
    List<String> lines = lines();
    List<String> problems = new ArrayList<>();
    if (!lines.getFirst().equals(LICENCE)) {
      problems.add("%s: does not start with its licence".formatted(path));
    }
    if (lines.size() < 2 || !lines.get(1).equals(origin())) {
      problems.add("%s: its second line is not `%s`".formatted(path, origin()));
    }
    lines.stream()
        .filter(line -> line.matches("import (static )?io\\.github\\.pynotes\\..*"))
        .forEach(line -> problems.add("%s: '%s' cannot be copied along".formatted(path, line)));
    if (lines.size() > USUAL_LINES && lines.stream().noneMatch(line -> line.startsWith(REASON))) {
      problems.add("%s: has %d lines, and no `%s…`".formatted(path, lines.size(), REASON.strip()));
    }
    Matcher needs = NEEDS.matcher(lines.size() < 3 ? "" : lines.get(2));
    if (!needs.matches()) {
      problems.add("%s: its third line is not `// Needs: Java 17` (or 21, or 25)".formatted(path));
      return problems;
    }
    problems.addAll(lowestRelease(Integer.parseInt(needs.group(1)), needs.group(2)));
    return problems;
  }

  /// Module and file are enough to find it again, and fit on a line.
  private String origin() {
    return "// Origin: pynotes 1.0.0, " + path.replaceFirst("/.*/", "/");
  }

  private List<String> lowestRelease(int release, String library) {
    if (!RELEASES.contains(release)) {
      return List.of("%s: Java %d is none of %s".formatted(path, release, RELEASES));
    }
    List<String> errors = compilerErrors(release, library);
    if (!errors.isEmpty() || release == RELEASES.getLast()) {
      return errors;
    }
    int lower = RELEASES.get(RELEASES.indexOf(release) + 1);
    return compilerErrors(lower, library).isEmpty()
        ? List.of("%s: needs only Java %d".formatted(path, lower))
        : List.of();
  }

  private List<String> compilerErrors(int release, String library) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(diagnostics, null, null)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-Xlint:-options",
              "--release",
              String.valueOf(release),
              "-d",
              output.toString(),
              "-cp",
              classPath(library));
      compiler
          .getTask(
              new StringWriter(),
              files,
              diagnostics,
              options,
              null,
              files.getJavaFileObjects(root.resolve(path)))
          .call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic ->
            "%s: alone, in Java %d: %s".formatted(path, release, diagnostic.getMessage(null)))
        .toList();
  }

  /// Only the named library; an empty folder when there is none, since no class path means `.`.
  private String classPath(String library) {
    if (library == null) {
      return output.toString();
    }
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> Path.of(entry).getFileName().toString().startsWith(library + "-"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no jar " + library));
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
