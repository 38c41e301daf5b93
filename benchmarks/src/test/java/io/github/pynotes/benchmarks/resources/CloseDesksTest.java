package io.github.pynotes.benchmarks.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CloseDesksTest {
  private final CloseDesks desks = new CloseDesks();

  @Test
  void allOpenOneDeskAndCloseIt() throws IOException {
    assertThat(desks.tryWithResources()).isEqualTo(1);
    assertThat(desks.closeStack()).isEqualTo(2);
    assertThat(desks.closer()).isEqualTo(3);

    assertThat(desks.sum).isEqualTo(1 + 2 + 3);
  }

  @Test
  void allOpenThreeDesksAndCloseThem() throws IOException {
    assertThat(desks.tryWithThreeResources()).isEqualTo(1 + 2 + 3);
    assertThat(desks.closeStackOfThree()).isEqualTo(4 + 5 + 6);
    assertThat(desks.closerOfThree()).isEqualTo(7 + 8 + 9);

    assertThat(desks.sum).isEqualTo(45);
  }
}
