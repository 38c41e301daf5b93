package io.github.pynotes.cli;

import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.CopyPattern;
import io.github.pynotes.cli.catalog.Patterns;
import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.catalog.UnknownTopicException;
import io.github.pynotes.cli.cheatsheet.Cheatsheet;
import io.github.pynotes.cli.copy.CopyException;
import io.github.pynotes.cli.screen.Screen;
import io.github.pynotes.sandbox.SandboxException;
import java.io.UncheckedIOException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;

/// The `pynotes` command.
@Command(
    name = "pynotes",
    description =
        "A Python developer's notes, answered in Java and proven against CPython and MySQL.",
    mixinStandardHelpOptions = true,
    versionProvider = PynotesVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TourCommand.class,
      ListCommand.class,
      ShowCommand.class,
      RunCommand.class,
      DoctorCommand.class,
      ParityCommand.class,
      FindCommand.class,
      CopyCommand.class,
      OutdatedCommand.class,
      DocsCommand.class,
      HelpCommand.class
    })
public final class Pynotes implements Runnable {
  private final Screen screen;
  private final Repository repository;
  private final Catalog catalog;
  private final Patterns patterns;
  private final Map<String, String> environment;

  Pynotes(
      Screen screen,
      Repository repository,
      Catalog catalog,
      Patterns patterns,
      Map<String, String> environment) {
    this.screen = screen;
    this.repository = repository;
    this.catalog = catalog.with(Cheatsheet.read(repository, catalog).answers());
    this.patterns = patterns;
    this.environment = environment;
  }

  /// Exits with 0 when all went well, 1 when something failed or differs, 2 for a wrong call.
  public static void main(String[] args) {
    Screen screen = Screen.ofProcess(System.getenv());
    int exitCode;
    try {
      exitCode =
          new Pynotes(screen, Repository.find(), Catalog.load(), Patterns.load(), System.getenv())
              .execute(args);
    } catch (IllegalStateException e) {
      screen.err().println("pynotes: " + e.getMessage());
      exitCode = ExitCode.SOFTWARE;
    }
    System.exit(exitCode);
  }

  int execute(String... args) {
    return new CommandLine(this)
        .setOut(screen.out())
        .setErr(screen.err())
        .setExecutionExceptionHandler((e, command, parsed) -> complain(e))
        .execute(args);
  }

  /// One sentence, and never a stack trace.
  private int complain(Exception e) {
    boolean isExpected =
        e instanceof UnknownTopicException
            || e instanceof CopyException
            || e instanceof SandboxException
            || e instanceof IllegalStateException
            || e instanceof IllegalArgumentException
            || e instanceof UncheckedIOException;
    screen.err().println("pynotes: " + (isExpected ? e.getMessage() : "unexpected " + e));
    return switch (e) {
      case UnknownTopicException _ -> ExitCode.USAGE;
      case CopyException copy -> copy.exitCode();
      default -> ExitCode.SOFTWARE;
    };
  }

  @Override
  public void run() {
    new CommandLine(this).usage(screen.out());
  }

  Screen screen() {
    return screen;
  }

  Repository repository() {
    return repository;
  }

  Catalog catalog() {
    return catalog;
  }

  Patterns patterns() {
    return patterns;
  }

  /// The pattern of that name, or the one that answers to that Python name.
  ///
  /// @throws UnknownTopicException naming the nearest, or the answer where there is no pattern
  CopyPattern pattern(String name) {
    return patterns
        .find(name)
        .or(() -> catalog.lookUp(name).map(topic -> patterns.of(topic)))
        .orElseThrow(() -> patterns.unknown(name));
  }

  Map<String, String> environment() {
    return environment;
  }
}
