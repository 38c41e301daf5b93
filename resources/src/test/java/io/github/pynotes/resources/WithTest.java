package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("with, __enter__, __exit__")
class WithTest {
  private final List<String> events = new ArrayList<>();

  /// A resource: its constructor is the `__enter__`, its close() the `__exit__`.
  private final class Device implements AutoCloseable {
    private final String name;

    Device(String name) {
      if (name.startsWith("dead")) {
        throw new IllegalStateException(name);
      }
      this.name = name;
      events.add("open " + name);
    }

    @Override
    public void close() {
      events.add("close " + name);
      if (name.startsWith("stuck")) {
        throw new IllegalStateException(name);
      }
    }
  }

  private static List<String> messages(Throwable... throwables) {
    return Arrays.stream(throwables).map(Throwable::getMessage).toList();
  }

  @Nested
  @DisplayName("with")
  class One {
    @Test
    void closesAfterTheBody() {
      // with Device("oven") as oven:
      //     events.append(f"bake in the {oven.name}")
      try (var oven = new Device("oven")) {
        events.add("bake in the " + oven.name);
      }

      assertThat(events).containsExactly("open oven", "bake in the oven", "close oven");
    }

    @Test
    void closesBeforeTheExceptionIsCaught() {
      try (var _ = new Device("oven")) {
        throw new IllegalStateException("burnt");
      } catch (IllegalStateException e) {
        events.add("caught " + e.getMessage());
      } finally {
        events.add("finally");
      }

      assertThat(events).containsExactly("open oven", "close oven", "caught burnt", "finally");
    }

    @Test
    void closesAlsoWhenTheBodyReturns() {
      assertThat(bake()).isEqualTo("bread");
      assertThat(events).containsExactly("open oven", "bake", "close oven");
    }

    private String bake() {
      try (var _ = new Device("oven")) {
        events.add("bake");
        return "bread";
      }
    }

    @Test
    void takesAResourceThatIsThereAlready() {
      // oven = Device("oven")
      // with oven: ...
      var oven = new Device("oven");
      try (oven) {
        events.add("bake");
      }

      assertThat(events).containsExactly("open oven", "bake", "close oven");
    }

    @Test
    void closesNothingThatWasNotOpened() {
      assertThatIllegalStateException()
          .isThrownBy(() -> {
            try (var _ = new Device("dead oven")) {
              events.add("bake");
            }
          });

      assertThat(events).isEmpty();
    }
  }

  @Nested
  @DisplayName("with a, b")
  class Several {
    @Test
    void closesInReverse() {
      // @start region="with"
      // with Device("oven"), Device("stuck lamp"):
      //     raise RuntimeError("burnt")
      try (var _ = new Device("oven");
          var _ = new Device("stuck lamp")) {
        throw new IllegalStateException("burnt");
      } catch (IllegalStateException e) {
        // Python: e is the stuck lamp, whose __context__ is the burnt
        events.add("caught " + e.getMessage() + ", suppressed " + messages(e.getSuppressed()));
      }

      assertThat(events)
          .containsExactly(
              "open oven",
              "open stuck lamp",
              "close stuck lamp",
              "close oven",
              "caught burnt, suppressed [stuck lamp]");
      // @end
    }

    @Test
    void closesTheFirstWhenTheSecondDoesNotOpen() {
      assertThatIllegalStateException()
          .isThrownBy(() -> {
            try (var _ = new Device("oven");
                var _ = new Device("dead lamp")) {
              events.add("bake");
            }
          })
          .withMessage("dead lamp");

      assertThat(events).containsExactly("open oven", "close oven");
    }

    @Test
    void mayUseTheFirstForTheSecond() {
      // with Device("oven") as oven, Device(f"lamp of the {oven.name}"):
      try (var oven = new Device("oven");
          var _ = new Device("lamp of the " + oven.name)) {
        events.add("bake");
      }

      assertThat(events)
          .containsExactly(
              "open oven", "open lamp of the oven", "bake", "close lamp of the oven", "close oven");
    }
  }

  @Nested
  @DisplayName("an __exit__ that raises")
  class Suppressed {
    @Test
    void escapesWhenTheBodyDidNotThrow() {
      assertThatIllegalStateException()
          .isThrownBy(() -> {
            try (var _ = new Device("stuck oven")) {
              events.add("bake");
            }
          })
          .withMessage("stuck oven");
    }

    @Test
    void isSuppressedByTheBodyInTheOrderOfClosing() {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try (var _ = new Device("stuck oven");
                var _ = new Device("stuck lamp")) {
              throw new IOException("burnt");
            }
          })
          .withMessage("burnt")
          .satisfies(e ->
              assertThat(messages(e.getSuppressed())).containsExactly("stuck lamp", "stuck oven"));
    }

    @Test
    void isSuppressedByTheOneThatWasClosedBefore() {
      assertThatIllegalStateException()
          .isThrownBy(() -> {
            try (var _ = new Device("stuck oven");
                var _ = new Device("stuck lamp")) {
              events.add("bake");
            }
          })
          .withMessage("stuck lamp")
          .satisfies(e -> assertThat(messages(e.getSuppressed())).containsExactly("stuck oven"));
    }
  }

  @Nested
  @DisplayName("a constructor that throws")
  class Leak {
    /// A stream that knows whether it was closed.
    private final class Upload extends ByteArrayInputStream {
      Upload(String content) {
        super(content.getBytes(StandardCharsets.UTF_8));
        events.add("open upload");
      }

      @Override
      public void close() {
        events.add("close upload");
      }
    }

    @Test
    void leaksWhatItWasGiven() {
      // GZIPInputStream reads the header at once, and this is none
      assertThatExceptionOfType(ZipException.class)
          .isThrownBy(() -> {
            try (var in = new GZIPInputStream(new Upload("no gzip at all"))) {
              in.read();
            }
          });

      assertThat(events).containsExactly("open upload"); // and never closed
    }

    @Test
    void leaksNothingWhenEachResourceHasItsOwnVariable() {
      assertThatExceptionOfType(ZipException.class)
          .isThrownBy(() -> {
            try (var upload = new Upload("no gzip at all");
                var in = new GZIPInputStream(upload)) {
              in.read();
            }
          });

      assertThat(events).containsExactly("open upload", "close upload");
    }

    @Test
    void closesItselfWhatItHasOpened() {
      assertThatExceptionOfType(ZipException.class)
          .isThrownBy(() -> {
            try (var in = unzipped(new Upload("no gzip at all"))) {
              in.read();
            }
          });

      assertThat(events).containsExactly("open upload", "close upload");
    }

    /// Takes the stream over: closed with the result, or at once if there is none.
    private InputStream unzipped(InputStream in) throws IOException {
      try {
        return new GZIPInputStream(in);
      } catch (Throwable failure) {
        try (in) {
          throw failure;
        }
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aResourceThatIsNullIsSkipped() {
      // with None: ...  # TypeError: 'NoneType' object does not support the context manager
      // protocol
      try (Device none = null) {
        events.add("bake " + (none == null ? "without" : "in it"));
      }

      assertThat(events).containsExactly("bake without");
    }

    @Test
    void aCloseCannotSwallowWhatTheBodyThrows() {
      // def __exit__(self, *failure): return True  # swallows
      AutoCloseable calm = () -> events.add("calm down");

      assertThatIllegalStateException()
          .isThrownBy(() -> {
            try (calm) {
              throw new IllegalStateException("burnt");
            }
          });
      assertThat(events).containsExactly("calm down");
    }

    @Test
    void theVariableIsGoneAfterTheBlock() {
      // with Device("oven") as oven: ...
      // oven.name  # still there, and closed
      Device kept;
      try (var oven = new Device("oven")) {
        kept = oven;
      }

      assertThat(kept.name).isEqualTo("oven");
      assertThat(events).containsExactly("open oven", "close oven");
    }
  }
}
