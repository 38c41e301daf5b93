package io.github.pynotes.cli.copy;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// The copies of our files that stand somewhere, found by their line of origin.
public final class Copies {
  private Copies() {}

  /// A file that was copied.
  ///
  /// @param file where it stands
  /// @param origin what it says of itself
  /// @param text what it holds
  public record Copy(Path file, Origin origin, String text) {
    /// Whether somebody has worked on it since.
    public boolean isChanged() {
      return !Origin.hash(text).equals(origin.copied());
    }
  }

  /// Those below a folder, in the order of their paths; none if there is no such folder.
  ///
  /// @throws CopyException if a folder cannot be read
  public static List<Copy> in(Path folder) {
    List<Copy> copies = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return copies;
    }
    try {
      Files.walkFileTree(folder, new Finder(folder, copies));
    } catch (IOException e) {
      throw CopyException.refused("%s cannot be read: %s.".formatted(folder, e.getMessage()), e);
    }
    copies.sort((a, b) -> a.file().compareTo(b.file()));
    return copies;
  }

  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Copy> copies;

    Finder(Path root, List<Copy> copies) {
      this.root = root;
      this.copies = copies;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(root)) {
        return FileVisitResult.CONTINUE; // whoever names a hidden folder wants it searched
      }
      String name = folder.getFileName().toString();
      return name.startsWith(".") || name.equals("node_modules")
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (file.toString().endsWith(".java") && attributes.isRegularFile()) {
        try {
          String text = Files.readString(file);
          Origin.of(text.lines().limit(3).toList())
              .ifPresent(origin -> copies.add(new Copy(file, origin, text)));
        } catch (MalformedInputException e) {
          return FileVisitResult.CONTINUE; // not UTF-8, so none of ours
        }
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
