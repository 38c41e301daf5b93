package io.github.pynotes.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One call of `benchmarks/run`: which groups, in how many rounds.
public record BenchmarkRun(List<Group> groups, int rounds) {
  /// Odd, so that a median is one of the times.
  static final int ROUNDS = 5;

  /// Reads `[--rounds N] [GROUP…]`.
  ///
  /// @param all the groups that there are; taken when none is named
  /// @throws IllegalArgumentException in one sentence that names the wrong word and the right ones
  public static BenchmarkRun parse(List<Group> all, String... arguments) {
    var words = new ArrayDeque<>(List.of(arguments));
    var chosen = new ArrayList<Group>();
    int rounds = ROUNDS;
    while (!words.isEmpty()) {
      String word = words.pop();
      if (word.equals("--rounds")) {
        rounds = positive(words.isEmpty() ? "" : words.pop());
      } else {
        chosen.add(find(word, all));
      }
    }
    return new BenchmarkRun(chosen.isEmpty() ? all : chosen, rounds);
  }

  private static int positive(String number) {
    if (number.matches("[1-9][0-9]{0,2}")) {
      return Integer.parseInt(number);
    }
    throw new IllegalArgumentException(
        "--rounds %s is no number from 1 to 999: write --rounds %d.".formatted(number, ROUNDS));
  }

  private static Group find(String name, List<Group> all) {
    return all.stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no group %s; there are %s."
                    .formatted(name, String.join(", ", all.stream().map(Group::name).toList()))));
  }

  /// Measures the groups and writes the section of each as soon as it is there.
  ///
  /// @param module the folder `benchmarks`
  public void measure(Path module, String preface, List<Group> all, Consumer<String> progress)
      throws IOException, InterruptedException, SQLException {
    var results =
        new ResultsFile(
            module.resolve("RESULTS.md"), preface, all.stream().map(Group::name).toList());
    try (var workbench = new Workbench(module)) {
      for (Group group : groups) {
        String section = new GroupRun(group, rounds, workbench, progress).section();
        results.replace(group.name(), section);
        progress.accept("\n" + section);
      }
    }
  }
}
