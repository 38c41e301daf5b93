package io.github.pynotes.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationsTest {
  @Test
  void areToldInWholeBytes() {
    assertThat(Allocations.wholeBytes(0.003)).isEqualTo("0");
    assertThat(Allocations.wholeBytes(23.998)).isEqualTo("24");
    assertThat(Allocations.wholeBytes(1048576)).isEqualTo("1,048,576");
  }
}
