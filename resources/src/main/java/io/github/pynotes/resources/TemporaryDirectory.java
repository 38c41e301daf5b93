// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, resources/TemporaryDirectory.java
// Needs: Java 21
package io.github.pynotes.resources;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A directory that is deleted when it is closed, with all that is in it.
///
/// ```java
/// try (var directory = TemporaryDirectory.create("report-")) {
///   Path parts = Files.createDirectory(directory.path().resolve("parts"));
///   …
/// }
/// ```
///
/// Answers Python's `tempfile.TemporaryDirectory`. The directory is new, empty, and on POSIX only
/// for its owner.
///
/// **What is deleted.** Everything below the directory. Files may be read-only. Directories may
/// lack the rights to list or change them, if they belong to the user, for `close` then takes those
/// rights. A symbolic link is deleted, and what it points to stays as it is, wherever that may be;
/// the same goes for the directory itself, if somebody has put a link into its place.
///
/// **Failures.** `close` deletes what it can. Then it throws the first failure, if there was one,
/// with the others as suppressed, and may be called again. What is gone already is no failure, so
/// that closing twice is harmless. In try-with-resources the exception of the body comes first.
///
/// **What it cannot do.** Nothing is deleted if the JVM is killed, or if nobody closes the
/// directory. CPython also deletes it when its object is collected, and when the interpreter ends.
/// Files that are open can be deleted on POSIX, but not on Windows: close them first. A path that
/// is longer than the system allows (4,096 bytes on Linux) cannot be deleted by its name; CPython
/// goes step by step, without such names.
///
/// **Threads.** The path may be shared. While `close` runs nobody may put anything into the
/// directory, or exchange a directory in it for a link.
///
/// **Cost.** A few system calls for each file. Memory grows with the number of directories side by
/// side, and not with the number of files.
///
/// The JDK makes such a directory, `Files.createTempDirectory`, but deletes none: `deleteOnExit`
/// leaves a directory that is not empty, in silence; and in a process that runs for months, the end
/// of the JVM is too late. Guava's `MoreFiles.deleteRecursively` does not take missing rights. In
/// tests use JUnit's `@TempDir`.
public final class TemporaryDirectory implements AutoCloseable {
  private final Path path;

  private TemporaryDirectory(Path path) {
    this.path = path;
  }

  /// Makes one where temporary files are by default: in the folder that the system property
  /// `java.io.tmpdir` names.
  ///
  /// @param prefix of the directory's name; may be empty
  /// @throws IOException if it cannot be made
  public static TemporaryDirectory create(String prefix) throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory(prefix).toAbsolutePath());
  }

  /// Makes one in another directory, which exists: on the same disk, say, so that its files can be
  /// moved to their place in one step.
  ///
  /// @param prefix of the directory's name; may be empty
  /// @throws IOException if it cannot be made
  public static TemporaryDirectory createIn(Path parent, String prefix) throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory(parent, prefix).toAbsolutePath());
  }

  /// Where it is: an absolute path.
  public Path path() {
    return path;
  }

  /// Deletes the directory and everything in it.
  ///
  /// @throws IOException if anything could not be deleted
  @Override
  public void close() throws IOException {
    var failures = new ArrayList<IOException>();
    delete(path, failures);
    if (!failures.isEmpty()) {
      IOException first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  /// Returns whether it is gone. A directory stays if anything in it does.
  private static boolean delete(Path path, List<IOException> failures) {
    try {
      if (!isDirectory(path)) {
        clearReadOnly(path);
      } else if (!empty(path, failures)) {
        return false;
      }
      Files.delete(path);
      return true;
    } catch (NoSuchFileException alreadyGone) {
      return true;
    } catch (DirectoryIteratorException e) {
      failures.add(e.getCause());
    } catch (IOException e) {
      failures.add(e);
    }
    return false;
  }

  /// Lists one directory at a time, lest a deep tree keep many of them open.
  private static boolean empty(Path directory, List<IOException> failures) throws IOException {
    takeRights(directory);
    boolean empty = true;
    var directories = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (isDirectory(entry)) {
          directories.add(entry);
        } else {
          empty &= delete(entry, failures);
        }
      }
    }
    for (Path child : directories) {
      empty &= delete(child, failures);
    }
    return empty;
  }

  private static boolean isDirectory(Path path) {
    return Files.isDirectory(path, NOFOLLOW_LINKS);
  }

  /// Windows does not delete a file with this flag. POSIX asks for the directory's rights instead.
  private static void clearReadOnly(Path file) throws IOException {
    if (file.getFileSystem().getSeparator().equals("\\")) {
      Files.setAttribute(file, "dos:readonly", false, NOFOLLOW_LINKS);
    }
  }

  private static void takeRights(Path directory) throws IOException {
    var view = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> rights = view.readAttributes().permissions();
    if (rights.addAll(
        Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE))) {
      view.setPermissions(rights);
    }
  }

  /// The path.
  @Override
  public String toString() {
    return path.toString();
  }
}
