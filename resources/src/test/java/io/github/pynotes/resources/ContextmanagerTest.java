package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pynotes.resources.ExecuteAround.Completed;
import io.github.pynotes.resources.ExecuteAround.Failed;
import io.github.pynotes.resources.ExecuteAround.Unknown;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("contextlib.contextmanager")
class ContextmanagerTest {
  private final List<String> events = new ArrayList<>();

  /// @contextmanager def transaction(): events.append("begin") try: yield except BaseException:
  ///   events.append("rollback") raise else: events.append("commit")
  private ExecuteAround<Boolean, RuntimeException> transaction() {
    return ExecuteAround.of(
        () -> events.add("begin"),
        (_, outcome) ->
            events.add(
                switch (outcome) {
                  case Completed _ -> "commit";
                  case Failed _, Unknown _ -> "rollback";
                }));
  }

  private void insert(int order) throws IOException {
    if (order == 0) {
      throw new IOException("no such order");
    }
    events.add("insert " + order);
  }

  @Nested
  @DisplayName("tag('h1') of the notes")
  class Tag {
    @Test
    void isSetupValueAndTeardown() {
      // @start region="contextmanager"
      // @contextmanager
      // def tag(name):
      //     print('<%s>' % name)
      //     yield 'hello world'
      //     print('</%s>' % name)
      ExecuteAround<String, RuntimeException> tag =
          ExecuteAround.of(
              () -> {
                events.add("<h1>");
                return "hello world";
              },
              _ -> events.add("</h1>"));

      // with tag('h1') as f:
      //     print(f)
      tag.run(events::add);

      assertThat(events).containsExactly("<h1>", "hello world", "</h1>");
      // @end
    }

    @Test
    void isAMethodThatTakesTheBlockIfThatIsAll() {
      tag("h1", events::add);

      assertThat(events).containsExactly("<h1>", "hello world", "</h1>");
    }

    private void tag(String name, Consumer<String> block) {
      events.add("<" + name + ">");
      block.accept("hello world");
      events.add("</" + name + ">");
    }

    @Test
    void isNeverClosedIfTheBlockThrowsBecauseTheFinallyWasForgotten() {
      // the notes' generator is the same: without try … finally nothing follows the yield
      assertThatIllegalStateException()
          .isThrownBy(() ->
              tag(
                  "h1",
                  _ -> {
                    throw new IllegalStateException();
                  }));

      assertThat(events).containsExactly("<h1>");
    }
  }

  @Nested
  @DisplayName("with transaction()")
  class Transaction {
    @Test
    void commitsAfterTheBlock() throws IOException {
      transaction().run(_ -> insert(7));

      assertThat(events).containsExactly("begin", "insert 7", "commit");
    }

    @Test
    void rollsBackBeforeTheExceptionIsCaught() {
      try {
        transaction().run(_ -> insert(0));
      } catch (IOException e) {
        events.add("caught " + e.getMessage());
      }

      assertThat(events).containsExactly("begin", "rollback", "caught no such order");
    }

    @Test
    void isUnwoundFromTheInside() throws IOException {
      // with transaction(), tag("p"): insert(7)
      ExecuteAround<Boolean, RuntimeException> tag =
          ExecuteAround.of(() -> events.add("<p>"), _ -> events.add("</p>"));
      transaction().run(_ -> tag.run(_ -> insert(7)));

      assertThat(events).containsExactly("begin", "<p>", "insert 7", "</p>", "commit");
    }
  }

  @Nested
  @DisplayName("except … without raise")
  class Swallowing {
    @Test
    void takesAWordInJava() throws IOException {
      // try: yield
      // except OSError: events.append("never mind")
      ExecuteAround<Boolean, RuntimeException> calm =
          ExecuteAround.of(
              () -> events.add("begin"),
              (_, outcome) -> {
                if (outcome instanceof Failed failed && failed.failure() instanceof IOException) {
                  events.add("never mind");
                  failed.swallow();
                }
              });
      calm.run(_ -> insert(0));
      events.add("go on");

      assertThat(events).containsExactly("begin", "never mind", "go on");
    }
  }

  @Nested
  @DisplayName("try-with-resources instead of a lambda")
  class TryWithResources {
    @Test
    void mayReturnBreakAndAssignToLocalVariables() throws IOException {
      int inserted = 0;
      for (int order = 7; order < 10; order++) {
        try (var _ = transaction().open()) {
          insert(order);
          inserted++;
          if (order == 8) {
            break;
          }
        }
      }

      assertThat(inserted).isEqualTo(2);
    }

    @Test
    void cannotTellTheTeardownHowItsBlockHasEnded() throws IOException {
      try (var _ = transaction().open()) {
        insert(7);
      }
      assertThat(events).containsExactly("begin", "insert 7", "rollback"); // to be on the safe side
      events.clear();

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try (var _ = transaction().open()) {
              insert(0);
            }
          });
      assertThat(events).containsExactly("begin", "rollback");
    }

    @Test
    void hadBetterNotCommitWhenItDoesNotKnow() {
      ExecuteAround<Boolean, RuntimeException> hasty =
          ExecuteAround.of(
              () -> events.add("begin"),
              (_, outcome) -> events.add(outcome instanceof Failed ? "rollback" : "commit"));

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try (var _ = hasty.open()) {
              insert(7);
              insert(0);
            }
          });
      assertThat(events).containsExactly("begin", "insert 7", "commit"); // half of the work
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theExceptionOfTheBlockEscapesWithThatOfTheTeardownSuppressed() {
      // Python: RuntimeError("connection lost"), whose __context__ is OSError("no such order")
      ExecuteAround<Boolean, RuntimeException> lost =
          ExecuteAround.of(
              () -> events.add("begin"),
              _ -> {
                throw new IllegalStateException("connection lost");
              });

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> lost.run(_ -> insert(0)))
          .withMessage("no such order")
          .satisfies(e ->
              assertThat(e.getSuppressed())
                  .singleElement()
                  .hasFieldOrPropertyWithValue("message", "connection lost"));
    }

    @Test
    void aRecipeWorksAgain() throws IOException {
      var transaction = transaction();
      transaction.run(_ -> insert(7));
      // with transaction: ...  # the second time: AttributeError, for its generator is used up
      transaction.run(_ -> insert(8));

      assertThat(events)
          .containsExactly("begin", "insert 7", "commit", "begin", "insert 8", "commit");
    }

    @Test
    void aDecoratedFunctionIsALambdaAroundIt() throws IOException {
      // @transaction()
      // def insert_seven(): insert(7)
      ExecuteAround.Action<Object, IOException> insertSeven =
          _ -> transaction().run(_ -> insert(7));
      insertSeven.accept("twice");
      insertSeven.accept("twice");

      assertThat(events)
          .containsExactly("begin", "insert 7", "commit", "begin", "insert 7", "commit");
    }
  }
}
