package io.github.pynotes.cli.docs;

import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.Json;
import io.github.pynotes.cli.catalog.Patterns;
import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.cheatsheet.Cheatsheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The Markdown documents of the checkout, with the blocks that are made out of code:
///
/// ```
/// <!-- pynotes map jdbc-cursor -->
/// ...
/// <!-- /pynotes -->
/// ```
///
/// [Blocks] tells which there are. Everything outside them is written by hand and left alone. One
/// more document, `patterns.json`, is generated as a whole, for programs.
public final class Documents {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?<open><!-- pynotes (?<call>[^\n]*?) -->\n)(?<body>.*?)(?<close><!-- /pynotes -->)",
          Pattern.DOTALL);
  private static final Pattern TRANSLATION = Pattern.compile("(.*)\\.[a-z]{2}-[A-Z]{2}\\.md");
  private static final String PATTERNS = "patterns.json";
  private static final Set<String> FOLDERS_WITHOUT_DOCUMENTS = Set.of("target", ".git");

  private final Repository repository;
  private final Catalog catalog;
  private final Patterns patterns;

  public Documents(Repository repository, Catalog catalog, Patterns patterns) {
    this.repository = repository;
    this.catalog = catalog;
    this.patterns = patterns;
  }

  /// Brings every generated block up to date, and answers the paths of the documents it changed.
  ///
  /// @throws IllegalArgumentException if a block or a region is wrong; then nothing is written
  public List<String> write() {
    Rendering rendering = render();
    if (!rendering.problems().isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), rendering.problems()));
    }
    List<String> changed = rendering.changed();
    changed.forEach(document -> save(document, rendering.after().get(document)));
    return changed;
  }

  /// One sentence for each thing that is wrong: a block that is not what the code makes of it, a
  /// dead link, an unknown, unclosed or unused region, a translation (`README.zh-CN.md`) that has
  /// other links than what it translates.
  public List<String> problems() {
    Rendering rendering = render();
    List<String> problems = new ArrayList<>(rendering.problems());
    for (String document : rendering.changed()) {
      problems.add("%s: is not up to date: run `./pynotes docs`".formatted(document));
    }
    Map<String, String> markdown = new TreeMap<>(rendering.after());
    markdown.remove(PATTERNS);
    Links links = new Links(repository.root(), markdown);
    problems.addAll(links.dead());
    for (String document : markdown.keySet()) {
      Matcher translation = TRANSLATION.matcher(document);
      if (translation.matches()) {
        problems.addAll(links.onlyInOne(translation.group(1) + ".md", document));
      }
    }
    return problems;
  }

  private record Rendering(
      Map<String, String> before, Map<String, String> after, List<String> problems) {
    List<String> changed() {
      return before.keySet().stream()
          .filter(document -> !before.get(document).equals(after.get(document)))
          .toList();
    }
  }

  private Rendering render() {
    List<String> problems = new ArrayList<>();
    List<Region> regions = regions(problems);
    Set<Region> used = new HashSet<>();
    Cheatsheet cheatsheet = Cheatsheet.read(repository, catalog);
    problems.addAll(cheatsheet.problems());
    Blocks blocks = new Blocks(repository, catalog, cheatsheet.answers(), regions, used::add);
    Map<String, String> before = new TreeMap<>();
    Map<String, String> after = new TreeMap<>();
    for (String document : files(".md")) {
      String text = repository.text(document);
      before.put(document, text);
      after.put(document, withBlocks(document, text, blocks, problems));
    }
    if (!patterns.all().isEmpty()) {
      boolean exists = Files.exists(repository.file(PATTERNS));
      before.put(PATTERNS, exists ? repository.text(PATTERNS) : "");
      after.put(PATTERNS, Json.of(patterns.all()));
    }
    for (Region region : regions) {
      if (!used.contains(region)) {
        problems.add("%s: no document uses region '%s'".formatted(region.file(), region.name()));
      }
    }
    return new Rendering(before, after, problems);
  }

  private static String withBlocks(
      String document, String text, Blocks blocks, List<String> problems) {
    Matcher block = BLOCK.matcher(text);
    var rendered = new StringBuilder();
    int end = 0;
    while (block.find()) {
      rendered.append(text, end, block.end("open"));
      try {
        rendered.append(blocks.render(block.group("call"), document));
      } catch (IllegalArgumentException e) {
        problems.add("%s: %s".formatted(document, e.getMessage()));
        rendered.append(block.group("body"));
      }
      rendered.append(block.group("close"));
      end = block.end();
    }
    rendered.append(text, end, text.length());
    String left = text.substring(end);
    if (left.contains("<!-- pynotes ") || left.contains("<!-- /pynotes")) {
      problems.add("%s: a generated block is not closed, or closed twice".formatted(document));
    }
    return rendered.toString();
  }

  private List<Region> regions(List<String> problems) {
    return files(".java").stream()
        .filter(file -> file.contains("/src/test/java/") || file.endsWith("Example.java"))
        .filter(file -> !file.startsWith("cli/"))
        .flatMap(file -> Region.in(file, repository.lines(file), problems).stream())
        .toList();
  }

  private List<String> files(String ending) {
    Path root = repository.root();
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .map(root::relativize)
          .filter(Documents::isOurs)
          .map(file -> file.toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(root), e);
    }
  }

  private static boolean isOurs(Path file) {
    for (Path part : file) {
      if (FOLDERS_WITHOUT_DOCUMENTS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private void save(String document, String text) {
    try {
      Files.writeString(repository.file(document), text);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written.".formatted(document), e);
    }
  }
}
