package io.github.pynotes.cli.house;

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
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// One file that readers copy, and what keeps it from being copied alone.
///
/// A pattern that needs a library names its jar in its Javadoc: `@library mysql-connector-j`.
record PatternFile(Path root, String path, Path output) {
  private static final Pattern LIBRARY = Pattern.compile("/// @library (\\S+)");

  /// One sentence for each thing that is wrong.
  List<String> problems() {
    List<String> lines = lines();
    List<String> problems = new ArrayList<>();
    if (!lines.getFirst().equals("// SPDX-License-Identifier: MIT-0")) {
      problems.add("%s: does not start with its licence".formatted(path));
    }
    if (lines.size() < 2 || !lines.get(1).equals(origin())) {
      problems.add("%s: its second line is not `%s`".formatted(path, origin()));
    }
    lines.stream()
        .filter(line -> line.matches("import (static )?io\\.github\\.pynotes\\..*"))
        .forEach(line -> problems.add("%s: '%s' cannot be copied along".formatted(path, line)));
    problems.addAll(compilerErrors(lines));
    return problems;
  }

  /// Module and file are enough to find it again, and fit on a line.
  private String origin() {
    return "// Origin: pynotes 1.0.0, " + path.replaceFirst("/.*/", "/");
  }

  private List<String> compilerErrors(List<String> lines) {
    List<String> libraries =
        lines.stream()
            .map(LIBRARY::matcher)
            .filter(Matcher::matches)
            .map(library -> library.group(1))
            .toList();
    if (libraries.size() > 1) {
      return List.of("%s: needs %d libraries; one is the most".formatted(path, libraries.size()));
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(diagnostics, null, null)) {
      List<String> options =
          List.of(
              "-proc:none",
              "-Xlint:-options",
              "-d",
              output.toString(),
              "-cp",
              classPath(libraries));
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
        .filter(diagnostic -> diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR)
        .map(diagnostic -> "%s: alone: %s".formatted(path, diagnostic.getMessage(null)))
        .toList();
  }

  /// Only the named library; an empty folder when there is none, since no class path means `.`.
  private String classPath(List<String> libraries) {
    if (libraries.isEmpty()) {
      return output.toString();
    }
    return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .filter(entry -> Path.of(entry).getFileName().toString().startsWith(libraries.getFirst()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no jar " + libraries.getFirst()));
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
