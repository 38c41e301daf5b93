package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("tempfile.TemporaryDirectory")
class TemporaryDirectoryTest {
  /// JUnit's own, in which a test makes ours.
  @TempDir private Path parent;

  private TemporaryDirectory temporary;
  private Path directory;

  @BeforeEach
  void createDirectory() throws IOException {
    temporary = TemporaryDirectory.createIn(parent, "report-");
    directory = temporary.path();
  }

  private static void allow(Path path, String rights) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Nested
  @DisplayName("with TemporaryDirectory() as name:")
  class With {
    @Test
    void deletesItWithAllThatIsInIt() throws IOException {
      // @start region="temporary-directory"
      Path orders;
      // with TemporaryDirectory(prefix="report-") as name:
      try (var directory = TemporaryDirectory.create("report-")) {
        Path parts = Files.createDirectory(directory.path().resolve("parts"));
        orders = Files.writeString(parts.resolve("orders.csv"), "7,Ada\n8,Eve\n");

        assertThat(orders).hasContent("7,Ada\n8,Eve");
      }

      assertThat(orders).doesNotExist();
      assertThat(orders.getParent().getParent()).doesNotExist();
      // @end
    }

    @Test
    void deletesItWhenTheBodyFails() {
      assertThatExceptionOfType(NumberFormatException.class)
          .isThrownBy(() -> {
            try (var _ = temporary) {
              Files.createFile(directory.resolve("orders.csv"));
              throw new NumberFormatException("not a number");
            }
          })
          .satisfies(e -> assertThat(e).hasNoSuppressedExceptions());
      assertThat(directory).doesNotExist();
    }

    @Test
    void makesItForItsOwnerAlone() throws IOException {
      assertThat(rights(directory)).isEqualTo("rwx------");
      assertThat(directory).isEmptyDirectory();
    }

    @Test
    void putsItWhereItIsTold() throws IOException {
      // TemporaryDirectory(prefix="report-", dir=parent)
      assertThat(directory).hasParent(parent);
      assertThat(directory.getFileName().toString()).startsWith("report-");
      assertThat(temporary).hasToString(directory.toString());

      // TemporaryDirectory()
      try (var anywhere = TemporaryDirectory.create("")) {
        assertThat(anywhere.path()).hasParent(Path.of(System.getProperty("java.io.tmpdir")));
      }
    }

    @Test
    void knowsItsAbsolutePath() throws IOException {
      Path relative = Path.of("").toAbsolutePath().relativize(parent);

      try (var inParent = TemporaryDirectory.createIn(relative, "")) {
        assertThat(inParent.path()).isAbsolute().isDirectory();
      }
    }

    @Test
    void goesToTheBottomOfADeepTree() throws IOException {
      Path deep = directory;
      for (int depth = 0; depth < 400; depth++) {
        deep = Files.createDirectory(deep.resolve("d"));
      }
      Files.createFile(deep.resolve("orders.csv"));

      temporary.close();

      assertThat(directory).doesNotExist();
    }
  }

  @Nested
  @DisplayName("cleanup()")
  class Cleanup {
    @Test
    void mayComeTwice() throws IOException {
      temporary.close();
      temporary.close();

      assertThat(directory).doesNotExist();
    }

    @Test
    void isContentWithWhatIsGoneAlready() throws IOException {
      Files.delete(directory);

      temporary.close();

      assertThat(directory).doesNotExist();
    }
  }

  @Nested
  @DisplayName("rights")
  class Rights {
    @Test
    void toReadOnlyFilesAreNotNeeded() throws IOException {
      Path orders = Files.createFile(directory.resolve("orders.csv"));
      allow(orders, "r--------");

      temporary.close();

      assertThat(directory).doesNotExist();
    }

    @Test
    void toDirectoriesAreTaken() throws IOException {
      for (String rights : new String[] {"r-x------", "-wx------", "rw-------", "---------"}) {
        Path archive = Files.createDirectories(directory.resolve(rights).resolve("archive"));
        Files.createFile(archive.resolve("orders.csv"));
        allow(archive, rights);
        allow(archive.getParent(), rights);
      }
      allow(directory, "---------");

      temporary.close();

      assertThat(directory).doesNotExist();
    }

    /// The test above says little where it runs as root, who needs no rights. So this one looks at
    /// the rights of a directory that could not be deleted.
    @Test
    void areAddedToThoseThatTheDirectoryHas() throws IOException {
      Path archive = Files.createDirectory(directory.resolve("archive"));
      try (var _ = new Undeletable(archive)) {
        allow(archive, "-----x---");

        assertThatIOException().isThrownBy(temporary::close);

        assertThat(rights(archive)).isEqualTo("rwx--x---");
      }
    }
  }

  @Nested
  @DisplayName("symbolic links")
  class Links {
    private Path elsewhere;
    private Path original;

    @BeforeEach
    void createOriginal() throws IOException {
      elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
      original = Files.writeString(elsewhere.resolve("original.csv"), "7,Ada");
      allow(original, "r--------");
      allow(elsewhere, "r-x------");
    }

    private void assertThatAllIsAsItWas() throws IOException {
      assertThat(original).hasContent("7,Ada");
      assertThat(rights(original)).isEqualTo("r--------");
      assertThat(rights(elsewhere)).isEqualTo("r-x------");
    }

    @Test
    void areDeletedAndNotFollowed() throws IOException {
      Files.createSymbolicLink(directory.resolve("to a file"), original);
      Files.createSymbolicLink(directory.resolve("to a directory"), elsewhere);
      Files.createSymbolicLink(directory.resolve("to nothing"), parent.resolve("nothing"));
      Files.createSymbolicLink(directory.resolve("to above"), parent);

      temporary.close();

      assertThat(directory).doesNotExist();
      assertThatAllIsAsItWas();
    }

    @Test
    void areNotFollowedInPlaceOfTheDirectoryItself() throws IOException {
      Files.delete(directory);
      Files.createSymbolicLink(directory, elsewhere);

      temporary.close();

      assertThat(Files.isSymbolicLink(directory)).isFalse();
      assertThatAllIsAsItWas();
    }
  }

  @Nested
  @DisplayName("failures")
  class Failures {
    @Test
    void leaveWhatCannotBeDeletedAndNothingElse() throws IOException {
      Files.createFile(directory.resolve("orders.csv"));
      Path archive = Files.createDirectory(directory.resolve("archive"));
      Files.createFile(archive.resolve("orders.csv"));
      for (int i = 0; i < 20; i++) { // some of them come after the archive, whatever the order
        Files.createDirectory(directory.resolve("parts-" + i));
      }
      try (var _ = new Undeletable(archive)) {

        assertThatIOException()
            .isThrownBy(temporary::close)
            .isInstanceOf(FileSystemException.class) // and it names the path
            .withMessageContaining(archive.toString())
            .satisfies(e -> assertThat(e).hasNoSuppressedExceptions());
        assertThat(directory).isDirectoryNotContaining("glob:**{orders.csv,parts-*}");
        assertThat(archive).isDirectoryNotContaining("glob:**orders.csv");
      }

      temporary.close();
      assertThat(directory).doesNotExist();
    }

    @Test
    void areAllTold() throws IOException {
      try (var _ = new Undeletable(directory);
          var _ = new Undeletable(Files.createDirectory(directory.resolve("archive")))) {

        assertThatIOException()
            .isThrownBy(temporary::close)
            .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
      }
    }

    @Test
    void comeAfterTheOneOfTheBody() throws IOException {
      try (var _ = new Undeletable(directory)) {
        assertThatExceptionOfType(NumberFormatException.class)
            .isThrownBy(() -> {
              try (var _ = temporary) {
                throw new NumberFormatException("not a number");
              }
            })
            .satisfies(e -> assertThat(e.getSuppressed()[0]).isInstanceOf(IOException.class));
      }
    }
  }

  /// A tree that nobody can delete by the name of a path, not even root: it is moved below another,
  /// so that its paths become longer than the system allows. To be moved back, and then deleted.
  private static final class Undeletable implements AutoCloseable {
    private static final int LONGEST_PATH = OS.MAC.isCurrentOs() ? 1024 : 4096;

    private final Path home;
    private final Path deep;

    Undeletable(Path directory) throws IOException {
      deep = deepTree(Files.createDirectory(directory.resolve("tree")));
      home = Files.createDirectory(directory.resolve("another"));
      deepTree(home);
      Files.move(home, deep.resolve("another"));
    }

    private static Path deepTree(Path tree) throws IOException {
      while (tree.toString().length() < LONGEST_PATH * 2 / 3) {
        tree = Files.createDirectory(tree.resolve("d".repeat(100)));
      }
      return tree;
    }

    @Override
    public void close() throws IOException {
      Files.move(deep.resolve("another"), home);
    }
  }

  @Nested
  @DisplayName("another file system")
  class AnotherFileSystem {
    @Test
    void needsNoRightsOfPosix() throws IOException {
      URI archive = URI.create("jar:" + parent.resolve("archive.zip").toUri());
      try (var zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
        Path path;
        try (var inZip = TemporaryDirectory.createIn(zip.getPath("/"), "report-")) {
          path = inZip.path();
          Files.createDirectory(path.resolve("parts"));
          Files.createFile(path.resolve("parts").resolve("orders.csv"));
        }

        assertThat(path).doesNotExist();
      }
    }
  }

  @Nested
  @DisplayName("NamedTemporaryFile")
  class NamedTemporaryFile {
    @Test
    void isCreateTempFileAndFinally() throws IOException {
      // with NamedTemporaryFile("w", suffix=".csv") as file:
      Path file = Files.createTempFile(parent, "", ".csv");
      try (var text = Files.newBufferedWriter(file)) {
        text.write("7,Ada");
        text.flush();

        assertThat(file).hasContent("7,Ada");
      } finally {
        Files.delete(file);
      }

      assertThat(file).doesNotExist();
    }

    @Test
    void isNotDeleteOnCloseWhichHasNoNameWhileItIsOpen() throws IOException {
      Path file = Files.createTempFile(parent, "", ".csv");

      // that is TemporaryFile: POSIX lets a file go on without a name, and so the JDK deletes at
      // once
      try (var text = Files.newBufferedWriter(file, StandardOpenOption.DELETE_ON_CLOSE)) {
        text.write("7,Ada");
        text.flush();

        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Files.size(file));
      }
    }
  }

  @Nested
  @DisplayName("mkdtemp()")
  class Mkdtemp {
    @Test
    void isDeletedByWhoeverMadeItAndOnlyIfItIsEmpty() throws IOException {
      // directory = mkdtemp(dir=parent)
      Path made = Files.createTempDirectory(parent, "");
      Path orders = Files.createFile(made.resolve("orders.csv"));

      // os.rmdir(directory)  # OSError: [Errno 39] Directory not empty
      assertThatExceptionOfType(DirectoryNotEmptyException.class)
          .isThrownBy(() -> Files.delete(made));

      Files.delete(orders);
      Files.delete(made);
      assertThat(made).doesNotExist();
    }

    @Test
    void withDeleteOnExitStaysForEverIfItIsNotEmpty() throws Exception {
      var child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xlog:disable", // no warning of the JVM among the lines of the program
                  "-cp",
                  System.getProperty("java.class.path"),
                  LeavesItToTheEnd.class.getName(),
                  parent.toString())
              .redirectErrorStream(true)
              .start();
      try {
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
        assertThat(child.inputReader().readAllAsString()).isEmpty();
        assertThat(child.exitValue()).isZero();
      } finally {
        child.destroyForcibly();
      }

      assertThat(parent.resolve("empty")).doesNotExist();
      assertThat(parent.resolve("not-empty")).isNotEmptyDirectory();
    }
  }

  /// The program of the child JVM.
  static final class LeavesItToTheEnd {
    public static void main(String[] parent) throws IOException {
      for (String name : new String[] {"empty", "not-empty"}) {
        Files.createDirectory(Path.of(parent[0], name)).toFile().deleteOnExit();
      }
      Files.createFile(Path.of(parent[0], "not-empty", "orders.csv"));
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void pathsThatAreTooLongCannotBeDeleted() throws IOException {
      try (var _ = new Undeletable(directory)) {
        // temporary.cleanup()  # works: shutil.rmtree goes from file descriptor to file descriptor
        assertThatIOException().isThrownBy(temporary::close);
      }
    }
  }
}
