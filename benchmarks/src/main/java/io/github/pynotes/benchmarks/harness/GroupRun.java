package io.github.pynotes.benchmarks.harness;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Measures one group and writes its section.
final class GroupRun {
  private final Group group;
  private final int rounds;
  private final Workbench workbench;
  private final Consumer<String> progress;
  private final Set<String> versions = new LinkedHashSet<>();
  private final List<String> notHere = new ArrayList<>();

  GroupRun(Group group, int rounds, Workbench workbench, Consumer<String> progress) {
    this.group = group;
    this.rounds = rounds;
    this.workbench = workbench;
    this.progress = message -> progress.accept(group.name() + ": " + message);
  }

  /// The section, in Markdown, from its heading on.
  String section() throws IOException, InterruptedException, SQLException {
    versions.add(Machine.describe());
    if (group.preparation().isPresent()) {
      progress.accept("filling tables");
      group.preparation().get().prepare(workbench.server());
      versions.add(serverVersion());
    }
    Rounds times = Rounds.measure(contendersHere(), rounds, workbench, progress);
    var text = new StringBuilder();
    text.append("## %s: %s\n\n".formatted(group.name(), group.title()));
    text.append(group.about().strip()).append("\n\n");
    text.append(RatioTable.of(group.comparisons(), times)).append("\n");
    for (Group.Supplement supplement : group.supplements()) {
      progress.accept("measuring what is not time");
      text.append(supplement.measure(workbench)).append("\n");
    }
    bullets(text, notHere);
    bullets(text, group.notes());
    text.append("Measured in %d rounds on %s.\n".formatted(rounds, String.join(", ", versions)));
    return text.toString();
  }

  private List<Contender> contendersHere() throws IOException, InterruptedException {
    var contenders = new ArrayList<Contender>();
    for (Contender contender : group.contenders()) {
      try {
        versions.add(contender.version(workbench));
        contenders.add(contender);
      } catch (NotHereException e) {
        notHere.add("%s was not measured. %s".formatted(contender.name(), e.getMessage()));
        progress.accept(notHere.getLast());
      }
    }
    return contenders;
  }

  /// As in "MySQL 9.7.4 with Connector/J 26.10.0", without what distributions add.
  private String serverVersion() throws IOException, SQLException {
    try (var connection = workbench.server().connect()) {
      var metadata = connection.getMetaData();
      return "%s %s with Connector/J %s"
          .formatted(
              metadata.getDatabaseProductName(),
              metadata.getDatabaseProductVersion().replaceFirst("[^0-9.].*", ""),
              metadata.getDriverVersion().replaceFirst("[^0-9]*([0-9.]+).*", "$1"));
    }
  }

  private static void bullets(StringBuilder text, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append(
          lines.stream()
              .map(line -> "- " + line.strip().replace("\n", "\n  "))
              .collect(Collectors.joining("\n")));
      text.append("\n\n");
    }
  }
}
