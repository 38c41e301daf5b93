package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contextlib.suppress")
class SuppressTest {
  private final List<String> events = new ArrayList<>();
  private Path spool;
  private Path missing;

  @BeforeEach
  void spool(@TempDir Path folder) {
    spool = folder;
    missing = folder.resolve("order-7");
  }

  @Nested
  @DisplayName("suppress(FileNotFoundError)")
  class One {
    @Test
    void isANarrowCatchAndSkipsTheRestOfTheBlock() throws IOException {
      // @start region="suppress"
      // with suppress(FileNotFoundError):
      //     events.append("delete order 7")
      //     os.remove(missing)
      //     events.append("delete order 8")
      // events.append("go on")
      try {
        events.add("delete order 7");
        Files.delete(missing);
        events.add("delete order 8");
      } catch (NoSuchFileException _) {
        // it need not be there
      }
      events.add("go on");

      assertThat(events).containsExactly("delete order 7", "go on");
      // @end
    }

    @Test
    void isOftenAMethodOfItsOwn() throws IOException {
      // with suppress(FileNotFoundError): os.remove(missing)
      assertThat(Files.deleteIfExists(missing)).isFalse();
    }

    @Test
    void letsOthersPass() throws IOException {
      Files.createFile(spool.resolve("order-9"));

      // with suppress(FileNotFoundError): os.rmdir(spool)  # OSError: Directory not empty
      assertThatExceptionOfType(DirectoryNotEmptyException.class)
          .isThrownBy(() -> {
            try {
              Files.delete(spool);
            } catch (NoSuchFileException _) {
              events.add("suppressed");
            }
          });
      assertThat(events).isEmpty();
    }

    @Test
    void runsTheBlockToItsEndWhenNothingIsThrown() throws IOException {
      Files.createFile(missing);
      try {
        Files.delete(missing);
        events.add("deleted");
      } catch (NoSuchFileException _) {
        events.add("suppressed");
      }

      assertThat(events).containsExactly("deleted");
    }
  }

  @Nested
  @DisplayName("suppress(FileNotFoundError, NotADirectoryError)")
  class Two {
    @Test
    void isAMultiCatch() throws IOException {
      // with suppress(FileNotFoundError, NotADirectoryError): os.listdir(path)
      Path file = Files.createFile(spool.resolve("order-9"));
      for (Path path : List.of(missing, file)) {
        try (var files = Files.newDirectoryStream(path)) {
          files.forEach(each -> events.add(each.toString()));
        } catch (NoSuchFileException | NotDirectoryException _) {
          events.add("suppressed");
        }
      }

      assertThat(events).containsExactly("suppressed", "suppressed");
    }
  }

  @Nested
  @DisplayName("suppress(Exception)")
  class TooWide {
    @Test
    void hidesWhatNobodyHasThoughtOf() throws IOException {
      Files.createFile(spool.resolve("order-9"));
      try {
        Files.delete(spool);
      } catch (IOException _) {
        // it need not be there, they thought
      }

      assertThat(spool).exists();
    }
  }

  /// Why there is no pattern: what a method with a lambda for its block would cost.
  @Nested
  @DisplayName("a suppress() for Java")
  class NoPattern {
    private interface Block<X extends Exception> {
      void run() throws X;
    }

    private static <X extends Exception> void suppress(
        Class<? extends Exception> type, Block<X> block) throws X {
      try {
        block.run();
      } catch (Exception e) {
        if (!type.isInstance(e)) {
          throw e;
        }
      }
    }

    @Test
    void wouldLeaveTheCallerToDeclareWhatCannotArrive() {
      // NoSuchFileException is all that is thrown; yet this compiles only with a catch of it
      try {
        suppress(
            NoSuchFileException.class,
            () -> {
              throw new NoSuchFileException("order-7");
            });
        events.add("go on");
      } catch (NoSuchFileException e) {
        events.add("never");
      }

      assertThat(events).containsExactly("go on");
    }

    @Test
    void wouldTakeATypeThatTheBlockCannotThrow() {
      // try { events.add(…); } catch (NoSuchFileException _) {}  // does not compile: never thrown
      suppress(NoSuchFileException.class, () -> events.add("go on"));

      assertThat(events).containsExactly("go on");
    }
  }

  @Nested
  class DiffersFromPython {
    /// Throws the first failure with the others suppressed, as Java does in place of a group.
    private void deleteAll(List<Path> paths) throws IOException {
      IOException failure = null;
      for (Path path : paths) {
        try {
          Files.delete(path);
        } catch (IOException e) {
          if (failure == null) {
            failure = e;
          } else {
            failure.addSuppressed(e);
          }
        }
      }
      if (failure != null) {
        throw failure;
      }
    }

    @Test
    void aCatchLooksAtTheExceptionNotAtWhatItHasSuppressed() throws IOException {
      Files.createFile(spool.resolve("order-9"));

      // with suppress(FileNotFoundError):
      //     raise ExceptionGroup("not deleted", [FileNotFoundError(), OSError("not empty")])
      // since Python 3.12: ExceptionGroup("not deleted", [OSError("not empty")])
      try {
        deleteAll(List.of(missing, spool));
      } catch (NoSuchFileException e) {
        events.add("lost: " + e.getSuppressed()[0].getClass().getSimpleName());
      }
      assertThat(events).containsExactly("lost: DirectoryNotEmptyException");
    }

    @Test
    void soTheCatchBelongsWhereTheFailureIs() throws IOException {
      Files.createFile(spool.resolve("order-9"));
      var others = new ArrayList<IOException>();
      for (Path path : List.of(missing, spool, missing)) {
        try {
          Files.delete(path);
        } catch (NoSuchFileException _) {
          // it need not be there
        } catch (IOException e) {
          others.add(e);
        }
      }

      assertThat(others).singleElement().isInstanceOf(DirectoryNotEmptyException.class);
    }
  }
}
