package io.github.pynotes.cli;

import static io.github.pynotes.cli.screen.TopicReport.count;

import io.github.pynotes.cli.catalog.Topic;
import io.github.pynotes.cli.example.ExampleRun;
import io.github.pynotes.cli.example.ExampleRun.Outcome;
import io.github.pynotes.cli.screen.Screen;
import io.github.pynotes.cli.screen.TopicReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `pynotes tour`: every example, held against what CPython printed.
@Command(
    name = "tour",
    description = "Run every example and compare it with what CPython printed.",
    mixinStandardHelpOptions = true)
final class TourCommand implements Callable<Integer> {
  @ParentCommand private Pynotes pynotes;

  @Parameters(arity = "0..1", paramLabel = "SECTION", description = "Only this section's.")
  private String section;

  @Option(names = "--step", description = "Show the code and wait for a key at each (q ends).")
  private boolean step;

  @Override
  public Integer call() throws IOException {
    Screen screen = pynotes.screen();
    if (step && !screen.isTerminal()) {
      screen.err().println("pynotes: --step needs a terminal to wait for a key: leave it out.");
      return ExitCode.USAGE;
    }
    List<Topic> topics =
        section == null ? pynotes.catalog().topics() : pynotes.catalog().section(section);
    long start = System.nanoTime();
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    Server server = new Server(screen);
    for (Topic topic : topics) {
      if (topic.needsServer()) {
        server.start();
      }
      TopicReport report = new TopicReport(screen);
      report.heading(topic);
      if (step && !showAndWait(topic)) {
        break;
      }
      ExampleRun run = ExampleRun.of(topic, pynotes.repository());
      report.result(run);
      screen.out().println();
      outcomes.merge(run.outcome(), 1, Integer::sum);
    }
    summary(outcomes, server, start);
    boolean allEqual = outcomes.keySet().stream().allMatch(Outcome.EQUAL::equals);
    return allEqual ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private boolean showAndWait(Topic topic) throws IOException {
    Screen screen = pynotes.screen();
    ShowCommand.code(topic, pynotes.repository(), screen).forEach(screen.out()::println);
    screen.out().print(screen.dim("any key runs it, q ends the tour "));
    screen.out().flush();
    char key = screen.key();
    screen.out().println();
    return key != 'q';
  }

  private void summary(Map<Outcome, Integer> outcomes, Server server, long start) {
    PrintWriter out = pynotes.screen().out();
    int run = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    out.println(
        pynotes
            .screen()
            .bold(
                "%s run: %d equal, %d different, %d failed"
                    .formatted(
                        count(run, "example"),
                        outcomes.getOrDefault(Outcome.EQUAL, 0),
                        outcomes.getOrDefault(Outcome.DIFFERENT, 0),
                        outcomes.getOrDefault(Outcome.FAILED, 0))));
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(Locale.ROOT, "%.1f seconds %s%n", seconds, server.description());
  }
}
