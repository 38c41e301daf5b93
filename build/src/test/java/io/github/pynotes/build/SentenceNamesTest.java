package io.github.pynotes.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("a test method's name as a sentence")
class SentenceNamesTest {
  @ParameterizedTest(name = "{0} is \"{1}\"")
  @CsvSource({
    "countsRows, counts rows",
    "isANextAndAGetter, is a next and a getter",
    "readsNULLAsNull, reads NULL as null",
    "opens2Streams, opens 2 streams",
    "isGuavasCycle, is Guava's cycle",
    "java2dTurnsWithTheClock, Java2D turns with the clock",
    "onlyOnMySql, only on MySQL",
    "differsFromCPython, differs from CPython",
    "DiffersFromPython, differs from Python",
    "closes, closes"
  })
  @DisplayName("splits at capitals, and keeps acronyms and proper names")
  void splits(String name, String sentence) {
    assertThat(SentenceNames.sentence(name)).isEqualTo(sentence);
  }

  @Test
  void isTheDefaultInEveryModule(TestInfo test) {
    assertThat(test.getDisplayName()).isEqualTo("is the default in every module");
  }
}
