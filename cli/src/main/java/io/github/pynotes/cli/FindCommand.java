package io.github.pynotes.cli;

import io.github.pynotes.cli.catalog.Answer;
import io.github.pynotes.cli.catalog.Topic;
import io.github.pynotes.cli.find.Finder;
import io.github.pynotes.cli.find.Finder.Found;
import io.github.pynotes.cli.screen.Screen;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `pynotes find WORDS`: by Python name, Java name, error text, or any word of a summary or a test.
@Command(
    name = "find",
    description = {
      "Find topics by names, errors or any words, each with the line that speaks of it.",
      "A Python name, a Java name, an error's text or number, or what a test says; the best first."
    },
    mixinStandardHelpOptions = true)
final class FindCommand implements Callable<Integer> {
  private static final int MOST = 10;

  @ParentCommand private Pynotes pynotes;

  @Parameters(arity = "1..*", paramLabel = "WORD", description = "All of them are looked for.")
  private List<String> words;

  @Option(names = "--all", description = "Not only the best ten.")
  private boolean all;

  @Override
  public Integer call() {
    Screen screen = pynotes.screen();
    List<String> wanted =
        words.stream()
            .flatMap(word -> Stream.of(word.split("\\s+", -1)))
            .filter(word -> !word.isEmpty())
            .toList();
    if (wanted.isEmpty()) {
      screen.err().println("pynotes: There is no word to look for: say one, as `find deque`.");
      return ExitCode.USAGE;
    }
    return find(wanted);
  }

  private int find(List<String> wanted) {
    Screen screen = pynotes.screen();
    PrintWriter out = screen.out();
    List<Answer> answers = pynotes.catalog().answersTo(String.join(" ", wanted));
    answers.forEach(answer -> print(answer, screen));
    List<Found> found = new Finder(pynotes.catalog(), pynotes.repository()).find(wanted);
    List<Found> best = found.stream().filter(it -> it.words() == found.getFirst().words()).toList();
    if (best.isEmpty() && !answers.isEmpty()) {
      return ExitCode.OK;
    }
    int lastDot = wanted.getFirst().lastIndexOf('.');
    if (best.isEmpty() && wanted.size() == 1 && lastDot >= 0) {
      String name = wanted.getFirst().substring(lastDot + 1);
      if (!name.isEmpty()) {
        out.println("Nothing here speaks of '%s'; of '%s':".formatted(wanted.getFirst(), name));
        return find(List.of(name));
      }
    }
    if (best.isEmpty()) {
      screen
          .err()
          .println(
              "pynotes: Nothing here speaks of '%s': try fewer or other words, or `pynotes list`."
                  .formatted(String.join(" ", wanted)));
      return ExitCode.SOFTWARE;
    }
    if (best.getFirst().words() < wanted.size()) {
      out.println("Nothing has all of these words; the nearest:");
    } else if (best.getFirst().together() < wanted.size()) {
      out.println("No line has all of these words; the nearest:");
    }
    best.stream().limit(all ? best.size() : MOST).forEach(it -> print(it, screen));
    if (!all && best.size() > MOST) {
      out.println("and %d more: --all shows them.".formatted(best.size() - MOST));
    }
    return ExitCode.OK;
  }

  private static void print(Answer answer, Screen screen) {
    String topic = answer.topic().map(Topic::topic).map("  (%s)"::formatted).orElse("");
    screen.out().println("%s  %s%s".formatted(screen.bold(answer.python()), answer.java(), topic));
  }

  private static void print(Found found, Screen screen) {
    PrintWriter out = screen.out();
    out.println("%s  %s".formatted(screen.bold(found.topic().topic()), found.topic().java()));
    out.println("    %s:%d".formatted(found.file(), found.line()));
    out.println("    " + screen.dim(found.text()));
  }
}
