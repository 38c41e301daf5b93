package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("try … finally")
class TryFinallyTest {
  private final List<String> events = new ArrayList<>();

  private String feed() {
    events.add("feed");
    return "slip";
  }

  private static void jam() throws IOException {
    throw new IOException("paper jam");
  }

  private static void turnStuckSwitch() throws IOException {
    throw new IOException("stuck switch");
  }

  @Nested
  @DisplayName("finally")
  class Finally {
    @Test
    void comesAfterTheBody() {
      try {
        feed();
      } finally {
        events.add("switch off");
      }
      events.add("go on");

      assertThat(events).containsExactly("feed", "switch off", "go on");
    }

    @Test
    void comesAfterTheCatchOfItsOwnStatement() {
      // except OSError as e: events.append(f"caught {e}")
      // finally: events.append("switch off")
      try {
        jam();
      } catch (IOException e) {
        events.add("caught " + e.getMessage());
      } finally {
        events.add("switch off");
      }

      assertThat(events).containsExactly("caught paper jam", "switch off");
    }

    @Test
    void comesBeforeTheCatchOfAnOuterStatement() {
      try {
        try {
          jam();
        } finally {
          events.add("switch off");
        }
      } catch (IOException e) {
        events.add("caught " + e.getMessage());
      }

      assertThat(events).containsExactly("switch off", "caught paper jam");
    }

    @Test
    void comesBetweenTheValueOfAReturnAndItsCaller() {
      assertThat(print()).isEqualTo("slip");
      assertThat(events).containsExactly("feed", "switch off");
    }

    private String print() {
      try {
        return feed();
      } finally {
        events.add("switch off");
      }
    }
  }

  @Nested
  @DisplayName("a finally that throws")
  class Throwing {
    @Test
    void losesTheExceptionOfTheBody() {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try {
              jam();
            } finally {
              turnStuckSwitch();
            }
          })
          .withMessage("stuck switch")
          .withNoCause()
          .satisfies(e -> assertThat(e.getSuppressed()).isEmpty()); // where is the paper jam?
    }

    @Test
    void losesNothingAsAResource() {
      // @start region="try-finally"
      // with ExitStack() as stack:
      //     stack.callback(turn_stuck_switch)
      //     jam()
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try (Closeable _ = TryFinallyTest::turnStuckSwitch) {
              jam();
            }
          })

          // Python: OSError("stuck switch"), whose __context__ is OSError("paper jam")
          .withMessage("paper jam")
          .satisfies(jam ->
              assertThat(jam.getSuppressed())
                  .singleElement()
                  .hasFieldOrPropertyWithValue("message", "stuck switch"));
      // @end
    }

    @Test
    void losesTheCleanupThatWouldHaveFollowed() {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try {
              feed();
            } finally {
              turnStuckSwitch();
              events.add("close the lid");
            }
          });

      assertThat(events).containsExactly("feed");
    }
  }

  @Nested
  @DisplayName("return in a finally")
  class Returning {
    @Test
    void swallowsTheException() {
      // def feed_and_count():
      //     try: jam()
      //     finally: return 1
      assertThat(feedAndCount()).isEqualTo(1); // and nobody hears of the paper jam
    }

    @SuppressWarnings("finally") // to show what -Xlint:finally warns about
    private int feedAndCount() {
      try {
        jam();
        return 0;
      } finally {
        return 1;
      }
    }

    @Test
    void replacesTheValueOfTheBody() {
      assertThat(twoAnswers()).isEqualTo("none");
      assertThat(events).containsExactly("feed");
    }

    @SuppressWarnings("finally") // as above
    private String twoAnswers() {
      try {
        return feed();
      } finally {
        return "none";
      }
    }

    @Test
    void andBreakSwallowAnErrorToo() {
      assertThat(roundsUntilItWorks()).isEqualTo(1);
    }

    @SuppressWarnings("finally") // as above
    private int roundsUntilItWorks() {
      int rounds = 0;
      while (true) {
        try {
          rounds++;
          throw new StackOverflowError();
        } finally {
          break;
        }
      }
      return rounds;
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void anExceptionKnowsNothingOfTheOneThatItReplaces() {
      // except OSError: raise RuntimeError("no slip")  # its __context__ is the OSError
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> {
            try {
              jam();
            } catch (IOException _) {
              throw new IllegalStateException("no slip");
            }
          })
          .withNoCause();

      // except OSError as e: raise RuntimeError("no slip") from e
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> {
            try {
              jam();
            } catch (IOException e) {
              throw new IllegalStateException("no slip", e);
            }
          })
          .withCauseInstanceOf(IOException.class);
    }
  }
}
