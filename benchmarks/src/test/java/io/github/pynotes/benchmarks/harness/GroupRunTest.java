package io.github.pynotes.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupRunTest {
  private final List<String> turns = new ArrayList<>();
  private final Contender fast = new FixedTimes("fast", turns, 10, 12, 11);
  private final Contender slow = new FixedTimes("slow", turns, 40, 60, 20);
  private final Contender absent = new FixedTimes("absent", turns);

  private String section(int rounds, List<String> notes, Comparison... comparisons)
      throws Exception {
    var group =
        new Group(
            "race",
            "who is first",
            "A race.",
            Optional.empty(),
            List.of(comparisons),
            List.of(),
            notes);
    return new GroupRun(group, rounds, new Workbench(Path.of(".")), message -> {}).section();
  }

  @Test
  void takesTurnsAndGoesBackwardsInEverySecondRound() throws Exception {
    section(3, List.of(), Comparison.told(fast, slow));

    assertThat(turns).containsExactly("fast", "slow", "slow", "fast", "fast", "slow");
  }

  @Test
  void measuresAContenderOnceARoundHoweverOftenItIsCompared() throws Exception {
    section(1, List.of(), Comparison.told(fast, slow), Comparison.told(slow, fast));

    assertThat(turns).containsExactly("fast", "slow");
  }

  @Test
  void dividesTheMedians() throws Exception {
    String section = section(3, List.of(), Comparison.atMost(0.5, fast, slow));

    assertThat(section)
        .contains("| fast | 11.0 ms | slow    | 40.0 ms | **0.28** | 0.20 to 0.55 | 0.50  | yes |");
  }

  @Test
  void showsARatioThatMissesItsLimit() throws Exception {
    String section = section(3, List.of(), Comparison.atMost(0.27, fast, slow));

    assertThat(section).contains("| **0.28** | 0.20 to 0.55 | 0.27  | **missed** |");
  }

  @Test
  void judgesTheRatioThatItPrints() throws Exception {
    // 0.275, printed as 0.28
    String section = section(3, List.of(), Comparison.atMost(0.28, fast, slow));

    assertThat(section).contains("| 0.28  | yes |");
  }

  @Test
  void setsNoLimitToWhatIsOnlyTold() throws Exception {
    String section = section(3, List.of(), Comparison.told(slow, fast));

    assertThat(section).contains("| **3.64** | 1.82 to 5.00 | –     | –   |");
  }

  @Test
  void saysWhyAContenderWasNotMeasured() throws Exception {
    String section = section(3, List.of(), Comparison.atMost(0.5, fast, absent));

    assertThat(section)
        .contains("| not measured | –     | –         | 0.50  | not measured |")
        .contains("- absent was not measured. There is no absent: install it.");
    assertThat(turns).containsExactly("fast", "fast", "fast");
  }

  @Test
  void tellsNotesVersionsAndRounds() throws Exception {
    String section = section(2, List.of("One\nnote."), Comparison.told(fast, slow));

    assertThat(section)
        .startsWith("## race: who is first\n\nA race.\n\n| what ")
        .contains("- One\n  note.\n\nMeasured in 2 rounds on ")
        .endsWith(", fast 1.0, slow 1.0.\n");
  }
}
