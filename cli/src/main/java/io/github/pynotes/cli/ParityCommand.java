package io.github.pynotes.cli;

import static io.github.pynotes.cli.screen.TopicReport.count;

import io.github.pynotes.cli.catalog.Topic;
import io.github.pynotes.cli.example.LineDifference;
import io.github.pynotes.cli.example.TwinRun;
import io.github.pynotes.cli.screen.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `pynotes parity`: runs the Python twins for real and holds them against their recordings.
@Command(
    name = "parity",
    description = {
      "Run the Python twins on the same server and compare them with their recordings.",
      "The interpreter is $PYNOTES_PYTHON, or python3."
    },
    mixinStandardHelpOptions = true)
final class ParityCommand implements Callable<Integer> {
  @ParentCommand private Pynotes pynotes;

  @Parameters(arity = "0..1", paramLabel = "TOPIC", description = "Only this one.")
  private String name;

  @Option(names = "--record", description = "Write what they print as the new recordings.")
  private boolean record;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String python = pynotes.environment().getOrDefault("PYNOTES_PYTHON", "python3");
    PrintWriter out = pynotes.screen().out();
    List<Topic> topics =
        name == null ? pynotes.catalog().topics() : List.of(pynotes.catalog().find(name));
    int run = 0;
    int equal = 0;
    Server server = new Server(pynotes.screen());
    for (Topic topic : topics) {
      if (topic.files().python() == null) {
        continue;
      }
      if (topic.needsServer()) {
        server.start();
      }
      TwinRun twin = TwinRun.of(topic, pynotes.repository(), python);
      run++;
      equal += report(topic, twin) ? 1 : 0;
    }
    out.println(
        "%s run by '%s': %d equal, %d not, %s"
            .formatted(count(run, "twin"), python, equal, run - equal, server.description()));
    return equal == run ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private boolean report(Topic topic, TwinRun twin) throws IOException {
    Screen screen = pynotes.screen();
    PrintWriter out = screen.out();
    if (twin.failure().isPresent()) {
      out.println(screen.red("failed     ") + topic.files().python());
      out.println("    " + twin.failure().get());
      return false;
    }
    Path recording = pynotes.repository().file(topic.files().output());
    List<String> recorded = pynotes.repository().lines(topic.files().output());
    if (record && !recorded.equals(twin.printed())) {
      Files.writeString(recording, String.join("\n", twin.printed()) + "\n");
      out.println(screen.yellow("recorded   ") + topic.files().output());
      return true;
    }
    if (recorded.equals(twin.printed())) {
      out.println(screen.green("equal      ") + topic.files().python());
      return true;
    }
    out.println(screen.red("different  ") + topic.files().python());
    LineDifference.between(recorded, twin.printed()).forEach(line -> out.println("    " + line));
    return false;
  }
}
