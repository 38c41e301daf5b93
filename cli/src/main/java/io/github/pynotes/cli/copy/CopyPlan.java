package io.github.pynotes.cli.copy;

import static java.util.stream.Collectors.toSet;

import io.github.pynotes.cli.catalog.CopyPattern;
import io.github.pynotes.cli.catalog.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a copy would write, compared with what is there.
///
/// @param project the target
/// @param steps one for each file, in the order in which they are told
public record CopyPlan(Project project, List<Step> steps) {
  private static final String SANDBOX_FOLDER = "sandbox/src/main/java/io/github/pynotes/sandbox";

  /// What becomes of a file.
  public enum State {
    NEW,
    UNCHANGED,
    DIFFERENT
  }

  /// One file.
  ///
  /// @param target where the file is to stand
  /// @param text what it is to hold
  /// @param before what it holds now; empty for none
  public record Step(Path target, String text, Optional<String> before) {
    public State state() {
      return before.isEmpty()
          ? State.NEW
          : before.get().equals(text) ? State.UNCHANGED : State.DIFFERENT;
    }
  }

  /// The plan of copying patterns, their tests, and once the sandbox that these may need.
  ///
  /// @param toPackage the package of the copies; null for the one that they have here
  /// @throws CopyException for a target outside of the project, and for a project that is ours
  public static CopyPlan of(
      Repository repository,
      List<CopyPattern> patterns,
      Project project,
      String toPackage,
      boolean withTests) {
    project.requireNotPartOf(repository);
    Planner planner = new Planner(repository, project);
    boolean needsSandbox = withTests && patterns.stream().anyMatch(CopyPattern::needsSandbox);
    Optional<String> sandboxThere = needsSandbox ? sandboxIn(project) : Optional.empty();
    String sandboxPackage =
        sandboxThere.orElse(toPackage == null ? SourceCopy.SANDBOX : toPackage + ".sandbox");
    for (CopyPattern pattern : patterns) {
      String theirs =
          toPackage == null ? SourceCopy.packageOf(repository.text(pattern.file())) : toPackage;
      planner.add(project.main(), theirs, pattern.file(), sandboxPackage);
      if (withTests) {
        planner.add(project.test(), theirs, pattern.test(), sandboxPackage);
      }
    }
    if (needsSandbox && sandboxThere.isEmpty()) {
      for (String file : sandboxFiles(repository)) {
        planner.add(project.test(), sandboxPackage, file, sandboxPackage);
      }
    }
    return new CopyPlan(project, planner.steps());
  }

  /// The package of a sandbox that was copied before.
  private static Optional<String> sandboxIn(Project project) {
    return Copies.in(project.test()).stream()
        .filter(copy -> copy.origin().path().equals("sandbox/MySqlSandbox.java"))
        .map(copy -> SourceCopy.packageOf(copy.text()))
        .findFirst();
  }

  static List<String> sandboxFiles(Repository repository) {
    try (Stream<Path> files = Files.list(repository.file(SANDBOX_FOLDER))) {
      return files
          .map(file -> SANDBOX_FOLDER + "/" + file.getFileName())
          .filter(file -> file.endsWith(".java"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(SANDBOX_FOLDER), e);
    }
  }

  /// Those that a file stands in the way of.
  public List<Step> inTheWay() {
    return steps.stream().filter(step -> step.state() == State.DIFFERENT).toList();
  }

  /// Where the project's sources have copies of the same files already, in other packages.
  ///
  /// @throws CopyException if a folder of them cannot be read
  public List<Path> otherCopies() {
    Set<Path> targets = steps.stream().map(Step::target).collect(toSet());
    Set<String> origins =
        steps.stream()
            .flatMap(step -> Origin.of(step.text().lines().toList()).stream())
            .map(Origin::path)
            .collect(toSet());
    return Stream.of(project.main(), project.test())
        .flatMap(sources -> Copies.in(sources).stream())
        .filter(copy -> origins.contains(copy.origin().path()))
        .map(Copies.Copy::file)
        .filter(file -> !targets.contains(file))
        .distinct() // the two may be one folder
        .toList();
  }

  /// Writes all that is not there yet, or nothing.
  ///
  /// @throws CopyException if it cannot be written
  public void write() {
    try (var files = new FileTransaction()) {
      for (Step step : steps) {
        if (step.state() != State.UNCHANGED) {
          files.write(step.target(), step.text());
        }
      }
      files.commit();
    } catch (IOException e) {
      throw CopyException.refused(
          "Nothing was copied into %s, because a file cannot be written: %s."
              .formatted(project.root(), reason(e)),
          e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.AccessDeniedException
        ? "no permission for " + e.getMessage()
        : String.valueOf(e.getMessage());
  }

  /// Collects the steps.
  private static final class Planner {
    private final Repository repository;
    private final Project project;
    private final List<Step> steps = new ArrayList<>();

    Planner(Repository repository, Project project) {
      this.repository = repository;
      this.project = project;
    }

    void add(Path sourceRoot, String toPackage, String path, String sandboxPackage) {
      SourceCopy copy = SourceCopy.of(repository, path, toPackage, sandboxPackage);
      Path target = sourceRoot.resolve(toPackage.replace('.', '/')).resolve(copy.fileName());
      project.requireInside(target);
      steps.add(new Step(target, copy.text(), text(target)));
    }

    private Optional<String> text(Path target) {
      if (!Files.exists(target)) {
        return Optional.empty();
      }
      try {
        return Optional.of(Files.readString(target).replace("\r\n", "\n"));
      } catch (IOException e) {
        throw CopyException.refused(
            "%s is there already, and cannot be read: move it away."
                .formatted(project.relative(target)),
            e);
      }
    }

    List<Step> steps() {
      return steps;
    }
  }
}
