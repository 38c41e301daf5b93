package io.github.pynotes.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NanosecondsTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.50 ns",
    "12.34, 12.3 ns",
    "999.4, 999 ns",
    "999.6, 1.00 µs",
    "99960, 100 µs",
    "652e6, 652 ms",
    "4.324e9, 4.32 s",
    "12345e9, '12,345 s'"
  })
  void haveThreeDigitsAndAUnit(double nanoseconds, String text) {
    assertThat(Nanoseconds.format(nanoseconds)).isEqualTo(text);
  }

  @Test
  void areReadFromEachLine() {
    assertThat(Nanoseconds.parse(List.of("12", "34"))).containsExactly(12, 34);
  }

  @Test
  void areMissedWhereAProgramPrintsSomethingElse() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Nanoseconds.parse(List.of("12", "twelve")))
        .withMessageContaining("twelve");
    assertThatIllegalStateException().isThrownBy(() -> Nanoseconds.parse(List.of()));
  }
}
