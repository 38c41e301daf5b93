package io.github.pynotes.cli.copied;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.cli.catalog.CopyPattern;
import io.github.pynotes.cli.catalog.Patterns;
import io.github.pynotes.cli.catalog.PomVersions;
import io.github.pynotes.cli.catalog.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/// Does with patterns what a reader does: copies each into an empty Maven project by the command,
/// pastes what the command prints into `pom.xml`, and runs Maven, without a network.
///
/// Three patterns that need no database are enough here; `-Dpynotes.copied=all`, as `.ci/run` has
/// it, takes all of them.
@DisplayName("a copied pattern passes its copied test")
@Timeout(600)
class CopiedPatternsTest {
  private static final List<String> THREE = List.of("ChainMap", "CloseStack", "DatabaseUrl");

  private static final Repository REPOSITORY = Repository.find();

  @TempDir private static Path folder;

  private static String log;

  @BeforeAll
  static void runMaven() throws IOException, InterruptedException {
    for (CopyPattern pattern : patterns().toList()) {
      copy(pattern);
    }
    Files.writeString(folder.resolve("pom.xml"), allTogether());
    log = run(mavenCommand(), folder);
  }

  static Stream<String> names() {
    return patterns().map(CopyPattern::name);
  }

  private static Stream<CopyPattern> patterns() {
    boolean all = System.getProperty("pynotes.copied", "").equals("all");
    return Patterns.load().all().stream().filter(pattern -> all || THREE.contains(pattern.name()));
  }

  @ParameterizedTest
  @MethodSource("names")
  @DisplayName("in an empty project, with what the command says that it needs")
  void passes(String name) throws Exception {
    Path report =
        folder.resolve(
            "%s/target/surefire-reports/TEST-com.example.%sTest.xml".formatted(name, name));
    assertThat(report).as(log).exists();

    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getDocumentElement();
    assertThat(Integer.parseInt(suite.getAttribute("tests"))).isPositive();
    assertThat(suite.getAttribute("failures")).as(log).isEqualTo("0");
    assertThat(suite.getAttribute("errors")).as(log).isEqualTo("0");
  }

  private static void copy(CopyPattern pattern) throws IOException, InterruptedException {
    Path project = Files.createDirectory(folder.resolve(pattern.name()));
    Files.writeString(project.resolve("pom.xml"), emptyProject(pattern, ""));
    String printed =
        run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dpynotes.home=" + REPOSITORY.root(),
                "io.github.pynotes.cli.Pynotes",
                "copy",
                pattern.name(),
                "--to",
                project.toString(),
                "--package",
                "com.example"),
            folder);
    String toPaste =
        printed
            .lines()
            .dropWhile(line -> !line.equals("For pom.xml:"))
            .skip(1)
            .collect(Collectors.joining("\n"));
    Files.writeString(project.resolve("pom.xml"), emptyProject(pattern, toPaste));
  }

  private static String emptyProject(CopyPattern pattern, String content) {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>com.example</groupId>
      <artifactId>%s</artifactId>
      <version>1</version>
    %s
    </project>
    """
        .formatted(pattern.name(), content);
  }

  /// One Maven for all of them, since each start takes seconds.
  private static String allTogether() {
    String modules =
        patterns()
            .map(pattern -> "    <module>%s</module>".formatted(pattern.name()))
            .collect(Collectors.joining("\n"));
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>com.example</groupId>
      <artifactId>all</artifactId>
      <version>1</version>
      <packaging>pom</packaging>
      <modules>
    %s
      </modules>
    </project>
    """
        .formatted(modules);
  }

  /// The plugin of resources is named in full, because Maven's default for it may never have been
  /// downloaded; these projects have no resources.
  private static List<String> mavenCommand() {
    boolean isWindows = System.getProperty("os.name").startsWith("Windows");
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            isWindows ? "mvn.cmd" : "mvn",
            "--offline",
            "--batch-mode",
            "--fail-at-end",
            plugin("maven-compiler-plugin") + ":compile",
            plugin("maven-compiler-plugin") + ":testCompile",
            plugin("maven-surefire-plugin") + ":test"));
    Stream.of("maven.repo.local", "pynotes.mysql")
        .filter(name -> System.getProperty(name) != null)
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    return command;
  }

  private static String plugin(String artifact) {
    String version =
        PomVersions.of(REPOSITORY.file("pom.xml"))
            .library("org.apache.maven.plugins:" + artifact)
            .version();
    return "org.apache.maven.plugins:%s:%s".formatted(artifact, version);
  }

  private static String run(List<String> command, Path directory)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    try (var output = process.inputReader()) {
      String text = output.lines().collect(Collectors.joining("\n"));
      process.waitFor();
      return text;
    }
  }
}
