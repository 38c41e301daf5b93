package io.github.pynotes.cli.catalog;

import com.google.gson.GsonBuilder;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.UnknownBlockTagTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

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

  /// `CatalogIndexer ROOT FILE`: indexes the repository at ROOT into FILE.
  public static void main(String[] args) throws IOException {
    List<Topic> topics;
    try {
      topics = new CatalogIndexer(Path.of(args[0]).toRealPath()).topics();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    String json =
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(topics);
    Files.writeString(Path.of(args[1]), json + "\n");
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
    Source source = Source.parse(file);
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

  private Optional<String> one(Path file, Source source, String tag) {
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

  /// One parsed file, its first type's Javadoc at hand.
  private record Source(CompilationUnitTree unit, DocCommentTree javadoc) {
    static Source parse(Path file) {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      var manager = compiler.getStandardFileManager(null, null, null);
      var task =
          (JavacTask)
              compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjects(file));
      try {
        CompilationUnitTree unit = task.parse().iterator().next();
        Tree type = unit.getTypeDecls().getFirst();
        TreePath path = TreePath.getPath(unit, type);
        return new Source(unit, DocTrees.instance(task).getDocCommentTree(path));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    String packageName() {
      return unit.getPackageName().toString();
    }

    boolean imports(String prefix) {
      return unit.getImports().stream()
          .anyMatch(it -> it.getQualifiedIdentifier().toString().startsWith(prefix));
    }

    String summary() {
      return javadoc == null ? "" : text(javadoc.getFirstSentence());
    }

    List<String> tags(String name) {
      if (javadoc == null) {
        return List.of();
      }
      return javadoc.getBlockTags().stream()
          .filter(UnknownBlockTagTree.class::isInstance)
          .map(UnknownBlockTagTree.class::cast)
          .filter(tag -> tag.getTagName().equals(name))
          .map(tag -> text(tag.getContent()))
          .toList();
    }

    private static String text(List<? extends DocTree> parts) {
      return parts.stream()
          .map(DocTree::toString)
          .collect(Collectors.joining())
          .replaceAll("\\s+", " ")
          .strip();
    }
  }
}
