package io.github.pynotes.lessons.resources;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Two resources, one inside the other: the writer is closed before the move, the draft removed
/// after it. A `finally` would do, too, but for a deletion that fails: its exception would take the
/// place of the first, and here it is suppressed.
public final class AtomicFile {

  @FunctionalInterface
  public interface Body {
    void writeTo(Writer out) throws IOException;
  }

  private AtomicFile() {}

  public static void write(Path target, Body body) throws IOException {
    Path folder = target.toAbsolutePath().getParent(); // a move is atomic within one file system
    Path draft = Files.createTempFile(folder, "draft", null);
    try (Closeable _ = () -> Files.deleteIfExists(draft)) { // a draft that was moved is gone
      try (Writer out = Files.newBufferedWriter(draft)) {
        body.writeTo(out);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
