package io.github.pynotes.cli;

import io.github.pynotes.cli.copy.Copies;
import io.github.pynotes.cli.copy.Copies.Copy;
import io.github.pynotes.cli.copy.CopyException;
import io.github.pynotes.cli.copy.Diff;
import io.github.pynotes.cli.copy.Originals;
import io.github.pynotes.cli.copy.SourceCopy;
import io.github.pynotes.cli.screen.Screen;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `pynotes outdated DIR`: what became of the copies in a project.
@Command(
    name = "outdated",
    description = "Find the copies in a folder, and tell who has changed them since.",
    mixinStandardHelpOptions = true)
final class OutdatedCommand implements Runnable {
  @ParentCommand private Pynotes pynotes;

  @Parameters(paramLabel = "DIR", description = "The folder to search.")
  private Path folder;

  @Option(names = "--diff", description = "Show what a fresh copy would change.")
  private boolean diff;

  @Override
  public void run() {
    if (!Files.isDirectory(folder)) {
      throw CopyException.wrongCall(
          "%s is no folder: name the one of your project.".formatted(folder));
    }
    Screen screen = pynotes.screen();
    PrintWriter out = screen.out();
    List<Copy> copies = Copies.in(folder);
    var originals = Originals.of(pynotes.repository(), pynotes.patterns().all());
    for (Copy copy : copies) {
      String name = folder.relativize(copy.file()).toString().replace('\\', '/');
      Optional<SourceCopy> fresh = originals.freshCopy(copy);
      out.println(state(copy, originals, screen) + name);
      if (diff && fresh.isPresent()) {
        Diff.between(name, copy.text(), fresh.get().text()).forEach(out::println);
      }
    }
    out.println(
        copies.isEmpty()
            ? "No copies of pynotes are in '%s'.".formatted(folder)
            : copies.size() == 1 ? "1 copy found." : copies.size() + " copies found.");
  }

  private static String state(Copy copy, Originals originals, Screen screen) {
    boolean isGone = !originals.isThere(copy);
    boolean isNewer = !isGone && originals.isNewer(copy);
    String state;
    if (isGone) {
      state = screen.yellow("no longer here              ");
    } else if (isNewer && copy.isChanged()) {
      state = screen.red("newer here, changed by you  ");
    } else if (isNewer) {
      state = screen.yellow("newer here                  ");
    } else if (copy.isChanged()) {
      state = screen.yellow("changed by you              ");
    } else {
      state = screen.green("unchanged                   ");
    }
    return state;
  }
}
