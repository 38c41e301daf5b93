package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.io.Closer;
import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("contextlib.ExitStack, and what there is without CloseStack")
class ExitStackTest {
  private final List<String> events = new ArrayList<>();

  private Closeable closing(String name) {
    return () -> events.add("close " + name);
  }

  private Closeable failing(String name) {
    return () -> {
      events.add("fail to close " + name);
      throw new IOException(name);
    };
  }

  @Nested
  @DisplayName("try-with-resources")
  class TryWithResources {
    @Test
    void doesItAllWhereTheNumberIsKnown() throws IOException {
      // with open(a) as source, open(b, "w") as target:
      try (var _ = closing("source");
          var _ = closing("target")) {
        events.add("copy");
      }

      assertThat(events).containsExactly("copy", "close target", "close source");
    }
  }

  @Nested
  @DisplayName("a list and a loop")
  class ListAndLoop {
    @Test
    void leaveTheRestOpenWhenOneCloserFails() {
      var open = List.of(closing("attic"), failing("kitchen"), closing("hall"));

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try {
              events.add("read");
            } finally {
              for (Closeable resource : open.reversed()) {
                resource.close();
              }
            }
          });
      assertThat(events).containsExactly("read", "close hall", "fail to close kitchen");
    }

    @Test
    void loseTheFailureOfTheBody() {
      var open = List.of(failing("kitchen"));

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try {
              throw new NumberFormatException("not a number");
            } finally {
              for (Closeable resource : open.reversed()) {
                resource.close();
              }
            }
          })
          .withMessage("kitchen")
          .satisfies(e -> assertThat(e).hasNoSuppressedExceptions().hasNoCause());
    }
  }

  @Nested
  @DisplayName("Guava's Closer")
  class GuavaCloser {
    @Test
    void closesTheLastFirstAndKeepsEveryFailure() {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try (var closer = Closer.create()) {
              closer.register(failing("attic"));
              closer.register(closing("kitchen"));
              closer.register(failing("hall"));
            }
          })
          .withMessage("hall")
          .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("attic"));
      assertThat(events)
          .containsExactly("fail to close hall", "close kitchen", "fail to close attic");
    }

    @Test
    void throwsIOExceptionEvenWhereNoCloserDoes() throws IOException {
      var lock = new ReentrantLock();
      lock.lock();

      try (var closer = Closer.create()) { // or this test would not have to declare it
        closer.register(lock::unlock);
      }
      assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void takesNoCloserThatThrowsAnotherCheckedException() {
      AutoCloseable connection = () -> events.add("close connection");
      var closer = Closer.create();

      // closer.register(connection) does not compile: an AutoCloseable is no Closeable
      closer.register(() -> {
        try {
          connection.close();
        } catch (Exception e) {
          throw new IOException(e);
        }
      });

      assertThat(catchThrowable(closer::close)).isNull();
      assertThat(events).containsExactly("close connection");
    }

    @Test
    void keepsOpenWhatIsRegisteredTooLate() throws IOException {
      var closer = Closer.create();
      closer.close();
      closer.register(closing("attic"));
      assertThat(events).isEmpty();

      var stack = new CloseStack<IOException>();
      stack.close();
      assertThatIllegalStateException()
          .isThrownBy(() -> stack.register(closing("attic"), Closeable::close));
      assertThat(events).containsExactly("close attic");
    }

    @Test
    void cannotHandOverWhatItHolds() {
      assertThat(Closer.class.getDeclaredMethods())
          .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
          .extracting(Method::getName)
          .containsOnly("create", "register", "rethrow", "close");
    }
  }
}
