package io.github.pynotes.cli;

import io.github.pynotes.cli.catalog.Topic;
import io.github.pynotes.cli.example.ExampleRun;
import io.github.pynotes.cli.example.ExampleRun.Outcome;
import io.github.pynotes.cli.screen.TopicReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `pynotes run TOPIC`: one example, held against what CPython printed.
@Command(
    name = "run",
    description = "Run one example and compare it with what CPython printed.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Pynotes pynotes;

  @Parameters(paramLabel = "TOPIC", description = "Its Python name, in any usual spelling.")
  private String name;

  @Override
  public Integer call() {
    Topic topic = pynotes.catalog().find(name);
    Server server = new Server(pynotes.screen());
    if (topic.needsServer()) {
      server.start();
    }
    TopicReport report = new TopicReport(pynotes.screen());
    report.heading(topic);
    ExampleRun run = ExampleRun.of(topic, pynotes.repository());
    report.result(run);
    return run.outcome() == Outcome.EQUAL ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
