package io.github.pynotes.cli.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the catalogue out of the files: every `XExample.java` of a module is a topic, its Javadoc
/// says what the topic answers, and the files of the same name around it are found by convention.
/// Runs once in each build of this module.
///
/// The Javadoc's first sentence is the summary; `@python NAME` (once for each name, or `@python
/// none: REASON`), `@java ANSWER` and `@pattern CLASS` say the rest.
public final class CatalogIndexer {
  /// The order of the notes.
  private static final List<String> SECTIONS =
      List.of(
          "jdbc-cursor", "collections", "concurrency", "itertools", "resources", "orm", "imaging");

  private final Path root;

  public CatalogIndexer(Path root) {
    this.root = root;
  }

  /// `CatalogIndexer ROOT FOLDER`: indexes the repository at ROOT into `catalog.json` and
  /// `patterns.json` of FOLDER.
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toRealPath();
    Path folder = Path.of(args[1]);
    List<Topic> topics;
    List<CopyPattern> patterns;
    try {
      topics = new CatalogIndexer(root).topics();
      patterns = new PatternIndexer(root).patterns(topics);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    Files.writeString(folder.resolve(Catalog.RESOURCE), Json.of(topics));
    Files.writeString(folder.resolve(Patterns.RESOURCE), Json.of(patterns));
  }

  /// All topics, by section in the order of the notes, then by name.
  ///
  /// @throws IllegalArgumentException naming the first example that breaks the convention, and how
  public List<Topic> topics() throws IOException {
    try (Stream<Path> modules = Files.list(root)) {
      List<Topic> topics =
          modules
              .filter(module -> Files.exists(module.resolve("pom.xml")))
              .flatMap(this::examples)
              .map(this::topic)
              .sorted(
                  Comparator.comparingInt((Topic topic) -> SECTIONS.indexOf(topic.section()))
                      .thenComparing(Topic::topic))
              .toList();
      return topics;
    }
  }

  private Stream<Path> examples(Path module) {
    return files(module.resolve("src/main/java"))
        .filter(file -> file.getFileName().toString().endsWith("Example.java"));
  }

  private Topic topic(Path file) {
    JavaSource source = JavaSource.parse(file);
    Path module = root.resolve(root.relativize(file).getName(0));
    String section = section(module, source.packageName());
    String camel = file.getFileName().toString().replace("Example.java", "");
    String snake = snakeCase(camel);

    List<String> python = source.tags("python");
    boolean onlyInJava = python.size() == 1 && python.getFirst().startsWith("none:");
    if (python.isEmpty()) {
      throw wrong(file, "its Javadoc lacks `@python NAME` (or `@python none: REASON`)");
    }
    String java =
        one(file, source, "java").orElseThrow(() -> wrong(file, "it lacks `@java ANSWER`"));
    Optional<String> pattern = one(file, source, "pattern");
    if (source.summary().isBlank()) {
      throw wrong(file, "its Javadoc lacks a first sentence");
    }

    Path twins = module.resolve("src/main/python");
    Path packageFolder = module.resolve("src/main/java").relativize(file.getParent());
    Path tests = module.resolve("src/test/java").resolve(packageFolder);
    Topic.Files files =
        new Topic.Files(
            path(file),
            onlyInJava ? null : existing(file, twins.resolve(snake + ".py")),
            onlyInJava ? null : existing(file, twins.resolve(snake + ".out")),
            Files.exists(twins.resolve(snake + ".diff"))
                ? path(twins.resolve(snake + ".diff"))
                : null,
            pattern.map(name -> existing(file, file.resolveSibling(name + ".java"))).orElse(null),
            tests(tests, camel, pattern));
    if (files.tests().isEmpty()) {
      throw wrong(file, "there is no %sTest.java for it".formatted(camel));
    }
    return new Topic(
        section + "/" + snake,
        section,
        onlyInJava ? List.of() : python,
        java,
        source.summary(),
        source.packageName() + "." + camel + "Example",
        source.imports("io.github.pynotes.sandbox."),
        files);
  }

  /// A module is one section, but for a package that bears another name, as `itertools`.
  private static String section(Path module, String packageName) {
    String name = module.getFileName().toString();
    String lastPart = packageName.substring(packageName.lastIndexOf('.') + 1);
    return name.replace("-", "").equals(lastPart) ? name : lastPart;
  }

  private List<String> tests(Path folder, String camel, Optional<String> pattern) {
    return Stream.concat(Stream.of(camel), pattern.stream())
        .flatMap(name -> Stream.of(name + "Test", name + "TraceTest", name + "ContractTest"))
        .distinct()
        .map(name -> folder.resolve(name + ".java"))
        .filter(Files::exists)
        .map(this::path)
        .toList();
  }

  private String existing(Path example, Path file) {
    if (!Files.exists(file)) {
      throw wrong(example, "there is no %s for it".formatted(path(file)));
    }
    return path(file);
  }

  private Optional<String> one(Path file, JavaSource source, String tag) {
    List<String> found = source.tags(tag);
    if (found.size() > 1) {
      throw wrong(file, "its Javadoc has `@%s` more than once".formatted(tag));
    }
    return found.stream().findFirst();
  }

  private IllegalArgumentException wrong(Path file, String what) {
    return new IllegalArgumentException("%s: %s".formatted(path(file), what));
  }

  private String path(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static String snakeCase(String camel) {
    return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static Stream<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
