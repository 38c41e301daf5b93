package io.github.pynotes.lessons.resources;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/// Writes a whole new file, or leaves the old one alone, as this does in Python:
///
/// ```python
/// @contextmanager
/// def atomic_file(target):
///     draft = target.with_suffix(".draft")
///     try:
///         with open(draft, "w", encoding="utf-8") as out:
///             yield out
///         draft.replace(target)
///     finally:
///         draft.unlink(missing_ok=True)
/// ```
public final class AtomicFile {

  /// What stands in the `with` block in Python.
  @FunctionalInterface
  public interface Body {
    /// Writes the text; whoever calls it closes the writer.
    void writeTo(Writer out) throws IOException;
  }

  private AtomicFile() {}

  /// Writes a file in UTF-8. Until the body has ended well and all is written, the target stays
  /// what it was. Afterwards no other file is left in its folder, whatever happened.
  ///
  /// @param target is replaced if it exists
  /// @throws IOException what the body or the file system threw; what then fails in tidying up is
  ///   suppressed by it
  public static void write(Path target, Body body) throws IOException {
    throw new UnsupportedOperationException("Write me: write");
  }
}
