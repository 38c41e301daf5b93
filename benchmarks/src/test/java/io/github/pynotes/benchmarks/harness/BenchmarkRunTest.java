package io.github.pynotes.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkRunTest {
  private final Group stream = group("stream");
  private final Group map = group("map");
  private final List<Group> all = List.of(stream, map);

  private static Group group(String name) {
    return new Group(name, "", "", Optional.empty(), List.of(), List.of(), List.of());
  }

  @Test
  void takesEverythingWhenNothingIsNamed() {
    assertThat(BenchmarkRun.parse(all)).isEqualTo(new BenchmarkRun(all, 5));
  }

  @Test
  void takesTheGroupsAndRoundsThatAreNamed() {
    assertThat(BenchmarkRun.parse(all, "--rounds", "9", "map"))
        .isEqualTo(new BenchmarkRun(List.of(map), 9));
  }

  @Test
  void namesTheGroupsThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BenchmarkRun.parse(all, "steam"))
        .withMessage("There is no group steam; there are stream, map.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", ""})
  void wantsAtLeastOneRound(String rounds) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BenchmarkRun.parse(all, "--rounds", rounds))
        .withMessageStartingWith("--rounds " + rounds);
  }
}
