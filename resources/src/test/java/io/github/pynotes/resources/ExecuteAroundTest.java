package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.pynotes.resources.ExecuteAround.Completed;
import io.github.pynotes.resources.ExecuteAround.Failed;
import io.github.pynotes.resources.ExecuteAround.Unknown;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("ExecuteAround")
class ExecuteAroundTest {
  private final List<String> events = new ArrayList<>();

  /// @contextmanager def till(): events.append("open the till") try: yield 100 finally:
  ///   events.append("lock the till")
  private final ExecuteAround<Integer, RuntimeException> till =
      ExecuteAround.of(
          () -> {
            events.add("open the till");
            return 100;
          },
          cash -> events.add("lock the till with " + cash));

  /// Tells how the block has ended.
  private final ExecuteAround<String, RuntimeException> ledger =
      ExecuteAround.of(
          () -> "ledger",
          (_, outcome) ->
              events.add(
                  switch (outcome) {
                    case Completed _ -> "completed";
                    case Failed failed -> "failed: " + failed.failure().getMessage();
                    case Unknown _ -> "unknown";
                  }));

  private static String jam() throws IOException {
    throw new IOException("paper jam");
  }

  @Nested
  @DisplayName("call(body)")
  class Call {
    @Test
    void runsSetupBodyAndTeardownInThisOrder() {
      // with till() as cash:
      //     change = cash - 58
      int change =
          till.call(cash -> {
            events.add("sell");
            return cash - 58;
          });

      assertThat(change).isEqualTo(42);
      assertThat(events).containsExactly("open the till", "sell", "lock the till with 100");
    }

    @Test
    void tearsDownWhenTheBodyThrowsAndPassesItsExceptionOnAsItIs() {
      var jam = new IOException("paper jam");

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() ->
              till.call(_ -> {
                throw jam;
              }))
          .isSameAs(jam);
      assertThat(events).containsExactly("open the till", "lock the till with 100");
    }

    @Test
    void tearsDownAlsoAfterAnError() {
      assertThatExceptionOfType(StackOverflowError.class)
          .isThrownBy(() ->
              till.call(_ -> {
                throw new StackOverflowError();
              }));
      assertThat(events).containsExactly("open the till", "lock the till with 100");
    }

    @Test
    void returnsTheNullOfTheBody() {
      assertThat(till.<String, RuntimeException>call(_ -> null)).isNull();
    }

    @Test
    void neitherRunsTheBodyNorTearsDownWhenTheSetupThrows() {
      ExecuteAround<String, IOException> printer =
          ExecuteAround.of(() -> jam(), _ -> events.add("teardown"));

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> printer.call(_ -> events.add("body")));
      assertThat(events).isEmpty();
    }

    @Test
    void throwsWhatTheTeardownAloneThrows() {
      var printer = ExecuteAround.of(() -> "printer", _ -> jam());

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> printer.call(String::length))
          .withMessage("paper jam")
          .withNoCause();
    }
  }

  @Nested
  @DisplayName("run(body)")
  class Run {
    @Test
    void isForABodyThatReturnsNothing() {
      till.run(cash -> events.add("count " + cash));

      assertThat(events).containsExactly("open the till", "count 100", "lock the till with 100");
    }

    @Test
    void passesTheExceptionOfTheBodyOn() {
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> till.run(_ -> jam()));
      assertThat(events).containsExactly("open the till", "lock the till with 100");
    }
  }

  @Nested
  @DisplayName("a teardown learns")
  class Learns {
    @Test
    void thatTheBodyHasCompleted() {
      ledger.run(name -> events.add("write into the " + name));

      assertThat(events).containsExactly("write into the ledger", "completed");
    }

    @Test
    void whatTheBodyHasThrown() {
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> ledger.run(_ -> jam()));

      assertThat(events).containsExactly("failed: paper jam");
    }

    @Test
    void andSwallowsItOnlyBySayingSo() throws IOException {
      // except FileNotFoundError: pass
      ExecuteAround<String, RuntimeException> cache =
          ExecuteAround.of(
              () -> "cache",
              (_, outcome) -> {
                if (outcome instanceof Failed failed
                    && failed.failure() instanceof FileNotFoundException) {
                  failed.swallow();
                }
              });

      assertThat(
              cache.<String, IOException>call(_ -> {
                throw new FileNotFoundException();
              }))
          .isNull();
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> cache.call(_ -> jam()));
    }
  }

  @Nested
  @DisplayName("a teardown that throws after the body has thrown")
  class BothThrow {
    @Test
    void isSuppressedByTheBody() {
      var till =
          ExecuteAround.of(
              () -> 100,
              _ -> {
                throw new IllegalStateException("the till is stuck");
              });

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> till.call(_ -> jam()))
          .withMessage("paper jam")
          .satisfies(e ->
              assertThat(e.getSuppressed())
                  .singleElement()
                  .isInstanceOf(IllegalStateException.class)
                  .hasFieldOrPropertyWithValue("message", "the till is stuck"));
    }

    @Test
    void isSuppressedAlsoIfItIsAnError() {
      ExecuteAround<Integer, RuntimeException> till =
          ExecuteAround.of(
              () -> 100,
              _ -> {
                throw new StackOverflowError();
              });

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> till.call(_ -> jam()))
          .satisfies(e ->
              assertThat(e.getSuppressed()).singleElement().isInstanceOf(StackOverflowError.class));
    }

    @Test
    void mayThrowTheSameAgain() {
      ExecuteAround<Integer, Exception> till =
          ExecuteAround.of(
              () -> 100,
              (_, outcome) -> {
                if (outcome instanceof Failed failed && failed.failure() instanceof Exception e) {
                  throw e;
                }
              });

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> till.call(_ -> jam()))
          .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
    }

    @Test
    void hasSwallowedNothingEvenIfItSaidSo() {
      ExecuteAround<Integer, RuntimeException> till =
          ExecuteAround.of(
              () -> 100,
              (_, outcome) -> {
                if (outcome instanceof Failed failed) {
                  failed.swallow();
                }
                throw new IllegalStateException("the till is stuck");
              });

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> till.call(_ -> jam()))
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }
  }

  @Nested
  @DisplayName("open()")
  class Open {
    @Test
    void isForTryWithResources() {
      try (var open = till.open()) {
        events.add("sell with " + open.value());
      }

      assertThat(events)
          .containsExactly("open the till", "sell with 100", "lock the till with 100");
    }

    @Test
    void doesNotTellTheTeardownHowTheBlockHasEnded() {
      try (var open = ledger.open()) {
        events.add(open.value());
      }
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try (var open = ledger.open()) {
              events.add(open.value());
              jam();
            }
          });

      assertThat(events).containsExactly("ledger", "unknown", "ledger", "unknown");
    }

    @Test
    void makesAScopeThatIsClosedOnce() {
      var open = till.open();
      open.close();
      open.close();

      assertThat(events).containsExactly("open the till", "lock the till with 100");
      assertThatIllegalStateException()
          .isThrownBy(open::value)
          .withMessage("This scope is closed: open() another one.");
    }

    @Test
    void isClosedOnceAlsoWhenTheTeardownThrows() throws IOException {
      var printer =
          ExecuteAround.of(
              () -> "printer",
              _ -> {
                events.add("teardown");
                jam();
              });
      var open = printer.open();
      assertThatExceptionOfType(IOException.class).isThrownBy(open::close);

      open.close();
      assertThat(events).containsExactly("teardown");
    }

    @Test
    void keepsBothExceptions() {
      var printer = ExecuteAround.of(() -> "printer", _ -> jam());

      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> {
            try (var open = printer.open()) {
              throw new IllegalArgumentException(open.value());
            }
          })
          .satisfies(
              e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(IOException.class));
    }

    @Test
    void throwsWhatTheSetupThrows() {
      ExecuteAround<String, IOException> printer =
          ExecuteAround.of(() -> jam(), _ -> events.add("teardown"));

      assertThatExceptionOfType(IOException.class).isThrownBy(printer::open);
      assertThat(events).isEmpty();
    }
  }

  @Nested
  @DisplayName("a recipe")
  class Recipe {
    @Test
    void worksAgainAndInsideItself() {
      till.run(_ -> till.run(_ -> events.add("sell")));
      till.run(_ -> events.add("sell"));

      assertThat(events)
          .containsExactly(
              "open the till",
              "open the till",
              "sell",
              "lock the till with 100",
              "lock the till with 100",
              "open the till",
              "sell",
              "lock the till with 100");
    }

    @Test
    void mayHaveNullForItsValue() {
      ExecuteAround<String, RuntimeException> pause =
          ExecuteAround.of(() -> null, value -> events.add("resume after " + value));

      assertThat(pause.<Boolean, RuntimeException>call(value -> value == null)).isTrue();
      assertThat(events).containsExactly("resume after null");
    }

    @Test
    void needsASetupATeardownAndABody() {
      assertThatNullPointerException()
          .isThrownBy(() -> ExecuteAround.of(null, _ -> {}))
          .withMessage("setup");
      assertThatNullPointerException()
          .isThrownBy(() -> ExecuteAround.of(() -> 1, (ExecuteAround.Cleanup<Integer, ?>) null))
          .withMessage("teardown");
      assertThatNullPointerException()
          .isThrownBy(() -> ExecuteAround.of(() -> 1, (ExecuteAround.Teardown<Integer, ?>) null))
          .withMessage("teardown");
      assertThatNullPointerException().isThrownBy(() -> till.call(null)).withMessage("body");
      assertThatNullPointerException().isThrownBy(() -> till.run(null)).withMessage("body");
      assertThat(events).isEmpty();
    }
  }

  @Nested
  @DisplayName("checked exceptions")
  class Checked {
    @Test
    void ofTheBodyAreItsOwn() {
      // compiles only because call declares just that: the recipe throws nothing checked
      try {
        till.call(_ -> {
          throw new TimeoutException("the customer left");
        });
      } catch (TimeoutException e) {
        events.add(e.getMessage());
      }

      assertThat(events).endsWith("lock the till with 100", "the customer left");
    }

    @Test
    void ofNeitherAreNone() {
      // this method declares nothing, and catches nothing
      assertThat(till.<Integer, RuntimeException>call(cash -> cash + 1)).isEqualTo(101);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aTeardownCannotReplaceTheFailureSoTranslateAroundTheCall() {
      // except OSError as e: raise RuntimeError("the printer") from e  # this one escapes
      var translating =
          ExecuteAround.of(
              () -> "printer",
              (_, outcome) -> {
                if (outcome instanceof Failed failed && failed.failure() instanceof IOException e) {
                  throw new UncheckedIOException("the printer", e);
                }
              });
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> translating.run(_ -> jam()))
          .satisfies(e ->
              assertThat(e.getSuppressed())
                  .singleElement()
                  .isInstanceOf(UncheckedIOException.class));

      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> {
            try {
              till.run(_ -> jam());
            } catch (IOException e) {
              throw new UncheckedIOException("the printer", e);
            }
          })
          .withMessage("the printer");
    }
  }
}
