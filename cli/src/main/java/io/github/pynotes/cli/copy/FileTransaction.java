package io.github.pynotes.cli.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Writes several files, or none of them: what is written stands beside its target under another
/// name until [#commit], and [#close] without a commit takes everything back, folders included.
final class FileTransaction implements AutoCloseable {
  private final List<Staged> staged = new ArrayList<>();
  private final List<Path> newFolders = new ArrayList<>();
  private final List<Staged> replaced = new ArrayList<>();
  private boolean isCommitted;

  private record Staged(Path target, Path fresh, Path old) {
    static Staged of(Path target) {
      String name = target.getFileName().toString();
      return new Staged(
          target,
          target.resolveSibling("." + name + ".pynotes-new"),
          target.resolveSibling("." + name + ".pynotes-old"));
    }
  }

  /// Stages a file.
  void write(Path target, String text) throws IOException {
    makeFolders(target.getParent());
    Staged file = Staged.of(target);
    staged.add(file);
    Files.writeString(file.fresh(), text);
  }

  private void makeFolders(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      makeFolders(folder.getParent());
      Files.createDirectory(folder);
      newFolders.add(folder);
    }
  }

  /// Puts all that was staged in its place.
  void commit() throws IOException {
    for (Staged file : staged) {
      if (Files.exists(file.target())) {
        Files.move(file.target(), file.old(), StandardCopyOption.REPLACE_EXISTING);
      }
      replaced.add(file);
      Files.move(file.fresh(), file.target());
    }
    isCommitted = true;
    for (Staged file : staged) {
      Files.deleteIfExists(file.old());
    }
  }

  /// Takes back what was not committed.
  @Override
  public void close() throws IOException {
    if (isCommitted) {
      return;
    }
    for (Staged file : replaced.reversed()) {
      Files.deleteIfExists(file.target());
      if (Files.exists(file.old())) {
        Files.move(file.old(), file.target());
      }
    }
    for (Staged file : staged) {
      Files.deleteIfExists(file.fresh());
    }
    for (Path folder : newFolders.reversed()) {
      Files.deleteIfExists(folder);
    }
  }
}
