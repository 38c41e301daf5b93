package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("CloseStack")
class CloseStackTest {
  private final List<String> events = new ArrayList<>();

  /// Tells of being opened and closed.
  private final class Sensor {
    private final String room;

    private Sensor(String room) throws IOException {
      if (room.equals("cellar")) {
        throw new IOException("no answer from the cellar");
      }
      this.room = room;
      events.add("open " + room);
    }

    void close() {
      events.add("close " + room);
    }

    @Override
    public String toString() {
      return "the sensor in the " + room;
    }
  }

  /// A closer that fails.
  private static CloseStack.Action<IOException> failing(Throwable failure) {
    return () -> {
      switch (failure) {
        case IOException e -> throw e;
        case Error e -> throw e;
        default -> throw (RuntimeException) failure;
      }
    };
  }

  @Nested
  @DisplayName("register: ExitStack.enter_context(cm)")
  class Register {
    @Test
    void closesTheLastFirst() throws IOException {
      // with ExitStack() as stack:
      //     for room in ["attic", "kitchen", "hall"]:
      //         stack.enter_context(Sensor(room))
      try (var stack = new CloseStack<RuntimeException>()) {
        for (String room : List.of("attic", "kitchen", "hall")) {
          stack.register(new Sensor(room), Sensor::close);
        }
        events.add("body");
      }

      assertThat(events)
          .containsExactly(
              "open attic",
              "open kitchen",
              "open hall",
              "body",
              "close hall",
              "close kitchen",
              "close attic");
    }

    @Test
    void returnsTheResource() {
      try (var stack = new CloseStack<RuntimeException>()) {
        // lines = stack.enter_context(open(path))
        var text = new StringBuilder("a line");

        assertThat(stack.register(text, it -> it.setLength(0)))
            .isSameAs(text)
            .hasToString("a line");
      }
    }

    @Test
    void closesThoseThatAreOpenWhenTheNextDoesNotOpen() {
      var stack = new CloseStack<RuntimeException>();

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try (stack) {
              stack.register(new Sensor("attic"), Sensor::close);
              stack.register(new Sensor("cellar"), Sensor::close);
            }
          })
          .withMessage("no answer from the cellar");
      assertThat(events).containsExactly("open attic", "close attic");
    }

    @Test
    void leavesNullAloneAsTryWithResourcesDoes() {
      try (var stack = new CloseStack<RuntimeException>()) {
        Sensor none = stack.register(null, Sensor::close);

        assertThat(none).isNull();
      }
    }
  }

  @Nested
  @DisplayName("register: ExitStack.push(exit)")
  class Push {
    @Test
    void takesWhatWasOpenedElsewhere() throws IOException {
      var attic = new Sensor("attic");

      // stack.push(attic)
      try (var stack = new CloseStack<RuntimeException>()) {
        stack.register(attic, Sensor::close);
      }

      assertThat(events).containsExactly("open attic", "close attic");
    }
  }

  @Nested
  @DisplayName("defer: ExitStack.callback(f, *args)")
  class Defer {
    @Test
    void runsInItsTurn() throws IOException {
      // stack.enter_context(Sensor("attic"))
      // stack.callback(events.append, "report")
      // stack.enter_context(Sensor("kitchen"))
      try (var stack = new CloseStack<RuntimeException>()) {
        stack.register(new Sensor("attic"), Sensor::close);
        stack.defer(() -> events.add("report"));
        stack.register(new Sensor("kitchen"), Sensor::close);
      }

      assertThat(events)
          .containsExactly("open attic", "open kitchen", "close kitchen", "report", "close attic");
    }

    @Test
    void mayRegisterMoreWhichIsClosedNext() {
      // stack.callback(lambda: stack.callback(events.append, "while closing"))
      try (var stack = new CloseStack<RuntimeException>()) {
        stack.defer(() -> events.add("first registered"));
        stack.defer(() -> stack.defer(() -> events.add("while closing")));
      }

      assertThat(events).containsExactly("while closing", "first registered");
    }
  }

  @Nested
  @DisplayName("detach: ExitStack.pop_all()")
  class Detach {
    @Test
    void keepsWhatAConstructorOpenedAndClosesItIfTheConstructorFails() throws IOException {
      // @start region="close-stack"
      class Station implements AutoCloseable {
        private final CloseStack<RuntimeException> sensors;

        Station(String... rooms) throws IOException {
          try (var stack = new CloseStack<RuntimeException>()) {
            for (String room : rooms) {
              stack.register(new Sensor(room), Sensor::close);
            }
            sensors = stack.detach(); // self.sensors = stack.pop_all()
          }
        }

        @Override
        public void close() {
          sensors.close();
        }
      }
      // @end

      try (var _ = new Station("attic", "kitchen")) {
        assertThat(events).containsExactly("open attic", "open kitchen");
      }
      assertThat(events).endsWith("close kitchen", "close attic");

      events.clear();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> new Station("attic", "kitchen", "cellar"));
      assertThat(events)
          .containsExactly("open attic", "open kitchen", "close kitchen", "close attic");
    }

    @Test
    void leavesAnEmptyStackThatIsOpen() {
      var stack = new CloseStack<RuntimeException>();
      stack.defer(() -> events.add("moved"));
      var heir = stack.detach();
      stack.defer(() -> events.add("stayed"));

      stack.close();
      assertThat(events).containsExactly("stayed");

      heir.close();
      assertThat(events).containsExactly("stayed", "moved");
    }

    @Test
    void whileClosingTakesWhatIsNotYetClosed() {
      var heirs = new ArrayList<CloseStack<RuntimeException>>();
      try (var stack = new CloseStack<RuntimeException>()) {
        stack.defer(() -> events.add("first registered"));
        stack.defer(() -> heirs.add(stack.detach()));
        stack.defer(() -> events.add("last registered"));
      }
      assertThat(events).containsExactly("last registered");

      heirs.getFirst().close();
      assertThat(events).containsExactly("last registered", "first registered");
    }

    @Test
    void isRefusedByAClosedStack() {
      var stack = new CloseStack<RuntimeException>();
      stack.close();

      assertThatIllegalStateException()
          .isThrownBy(stack::detach)
          .withMessage("the stack is closed, and has nothing to hand over");
    }
  }

  @Nested
  @DisplayName("close: ExitStack.close()")
  class Close {
    @Test
    void twiceClosesOnce() {
      var stack = new CloseStack<RuntimeException>();
      stack.defer(() -> events.add("closed"));

      stack.close();
      stack.close();

      assertThat(events).containsExactly("closed");
    }

    @Test
    void afterAFailureDoesNotRepeatIt() {
      var stack = new CloseStack<IOException>();
      stack.defer(failing(new IOException("the disk is full")));

      assertThatExceptionOfType(IOException.class).isThrownBy(stack::close);
      assertThat(catchThrowable(stack::close)).isNull();
    }

    @Test
    void byACloserClosesTheRest() {
      var stack = new CloseStack<RuntimeException>();
      stack.defer(() -> events.add("first registered"));
      stack.defer(() -> {
        stack.close();
        events.add("last registered");
      });

      stack.close();

      assertThat(events).containsExactly("first registered", "last registered");
    }

    @Test
    void ofAMillionResourcesDoesNotOverflowTheStack() {
      int[] closed = {0};
      try (var stack = new CloseStack<RuntimeException>()) {
        for (int i = 0; i < 1_000_000; i++) {
          stack.defer(() -> closed[0]++);
        }
      }

      assertThat(closed[0]).isEqualTo(1_000_000);
    }
  }

  @Nested
  @DisplayName("failures")
  class Failures {
    private final IOException first = new IOException("first");
    private final IllegalStateException second = new IllegalStateException("second");
    private final AssertionError third = new AssertionError("third");

    @Test
    void ofAllClosersAreToldTheFirstByItselfTheOthersSuppressed() {
      var stack = new CloseStack<IOException>();
      stack.defer(failing(third));
      stack.defer(() -> events.add("closed in between"));
      stack.defer(failing(second));
      stack.defer(failing(first));

      assertThat(catchThrowable(stack::close)).isSameAs(first).hasSuppressedException(second);
      assertThat(first.getSuppressed()).containsExactly(second, third);
      assertThat(events).containsExactly("closed in between");
    }

    @Test
    void areThoseOfNestedTryWithResources() {
      var nested = new IOException("first");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try (AutoCloseable _ = failing(third)::run;
                AutoCloseable _ = failing(second)::run;
                AutoCloseable _ = failing(nested)::run) {
              events.add("body");
            }
          });
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try (var stack = new CloseStack<IOException>()) {
              stack.defer(failing(third));
              stack.defer(failing(second));
              stack.defer(failing(first));
            }
          });

      assertThat(first.getSuppressed()).containsExactly(nested.getSuppressed());
    }

    @Test
    void areSuppressedByTheOneOfTheBody() {
      var body = new IllegalArgumentException("not a number");

      assertThatIllegalArgumentException()
          .isThrownBy(() -> {
            try (var stack = new CloseStack<IOException>()) {
              stack.defer(failing(second));
              stack.defer(failing(first));
              throw body;
            }
          })
          .isSameAs(body);
      assertThat(body.getSuppressed()).containsExactly(first);
      assertThat(first.getSuppressed()).containsExactly(second);
    }

    @Test
    void mayBeErrorsAndEveryCloserRunsNonetheless() {
      var stack = new CloseStack<RuntimeException>();
      stack.defer(() -> events.add("closed"));
      stack.defer(() -> {
        throw third;
      });

      assertThat(catchThrowable(stack::close)).isSameAs(third);
      assertThat(events).containsExactly("closed");
    }

    @Test
    void thatAreTheSameObjectAreToldOnce() {
      var stack = new CloseStack<IOException>();
      stack.defer(failing(first));
      stack.defer(failing(first));

      assertThat(catchThrowable(stack::close)).isSameAs(first).hasNoSuppressedExceptions();
    }

    @Test
    void thatAreEqualAreBothTold() {
      @SuppressWarnings("ThrowableEqualsHashCode") // discouraged, but it happens
      class SameAsAnyOther extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean equals(Object other) {
          return other instanceof SameAsAnyOther;
        }

        @Override
        public int hashCode() {
          return 1;
        }
      }

      var stack = new CloseStack<IOException>();
      stack.defer(failing(new SameAsAnyOther()));
      stack.defer(failing(new SameAsAnyOther()));

      assertThat(catchThrowable(stack::close).getSuppressed()).hasSize(1);
    }

    @Test
    void ofTheBodyThrownAgainByACloserIsTheCauseOfAComplaint() {
      var body = new IOException("not a number");

      // try-with-resources itself cannot suppress an exception by itself
      assertThatIllegalArgumentException()
          .isThrownBy(() -> {
            try (var stack = new CloseStack<IOException>()) {
              stack.defer(failing(body));
              throw body;
            }
          })
          .withMessage("Self-suppression not permitted")
          .withCause(body);
    }
  }

  @Nested
  @DisplayName("too late")
  class TooLate {
    @Test
    void whatIsRegisteredIsClosedAtOnce() throws IOException {
      var stack = new CloseStack<RuntimeException>();
      stack.close();
      var attic = new Sensor("attic");

      assertThatIllegalStateException()
          .isThrownBy(() -> stack.register(attic, Sensor::close))
          .withMessage(
              "the stack is closed, so the sensor in the attic was closed at once:"
                  + " register before close()");
      stack.close(); // which does not find it again
      assertThat(events).containsExactly("open attic", "close attic");
    }

    @Test
    void whatIsDeferredRunsAtOnce() {
      var stack = new CloseStack<RuntimeException>();
      stack.close();

      assertThatIllegalStateException().isThrownBy(() -> stack.defer(() -> events.add("unlocked")));
      assertThat(events).containsExactly("unlocked");
    }

    @Test
    void whatFailsInClosingThenIsSuppressed() {
      var failure = new IOException("the disk is full");
      var stack = new CloseStack<IOException>();
      assertThat(catchThrowable(stack::close)).isNull();

      assertThatIllegalStateException()
          .isThrownBy(() -> stack.defer(failing(failure)))
          .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(failure));
    }

    @Test
    void isNotAfterDetach() throws IOException {
      var stack = new CloseStack<RuntimeException>();
      stack.detach().close();

      stack.register(new Sensor("attic"), Sensor::close);
      stack.close();

      assertThat(events).containsExactly("open attic", "close attic");
    }
  }

  @Nested
  @DisplayName("misuse")
  class Misuse {
    @Test
    void nullIsNoCloserAndNoAction() {
      try (var stack = new CloseStack<RuntimeException>()) {
        assertThatNullPointerException()
            .isThrownBy(() -> stack.register("a resource", null))
            .withMessage("closer");
        assertThatNullPointerException().isThrownBy(() -> stack.defer(null)).withMessage("action");
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theFirstFailureEscapesNotTheLast() {
      var stack = new CloseStack<IOException>();
      stack.defer(failing(new IOException("last")));
      stack.defer(failing(new IOException("first")));

      // stack.callback(fail, "last"); stack.callback(fail, "first")
      // stack.close()  # OSError: last; and the first is lost: CPython's issue 102201
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(stack::close)
          .withMessage("first")
          .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("last"));
    }

    @Test
    void aCloserCannotSwallowTheFailure() {
      // stack.push(lambda *failure: True)
      // raise ValueError("not a number")  # and all is well
      try (var stack = new CloseStack<RuntimeException>()) {
        stack.defer(() -> events.add("closed"));
        throw new NumberFormatException("not a number");
      } catch (NumberFormatException e) { // who swallows it says so
        events.add("swallowed: " + e.getMessage());
      }

      assertThat(events).containsExactly("closed", "swallowed: not a number");
    }

    @Test
    void closedIsForGood() {
      var stack = new CloseStack<RuntimeException>();
      stack.close();

      // stack.close(); stack.callback(print, "again")  # a new beginning
      assertThatIllegalStateException().isThrownBy(() -> stack.defer(() -> events.add("again")));
    }

    @Test
    void noneIsRefusedAndNullIsNot() {
      // stack.enter_context(None)  # TypeError: ... does not support the context manager protocol
      try (var stack = new CloseStack<RuntimeException>()) {
        assertThat(stack.<Sensor>register(null, Sensor::close)).isNull();
      }
    }
  }
}
