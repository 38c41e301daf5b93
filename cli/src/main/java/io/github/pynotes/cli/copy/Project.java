package io.github.pynotes.cli.copy;

import io.github.pynotes.cli.catalog.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The project that patterns are copied into.
///
/// @param root its folder, without symbolic links
/// @param build what builds it
/// @param main where its sources stand
/// @param test where its tests stand
public record Project(Path root, Build build, Path main, Path test) {
  /// What builds a project, and so which dependencies it is told.
  public enum Build {
    MAVEN,
    GRADLE,
    OTHER
  }

  /// The project in a folder. The source roots are those of Maven and Gradle, if no others are
  /// named.
  ///
  /// @param main the root of the sources below the folder; null for the usual one
  /// @param test the root of the tests below the folder; null for the usual one
  /// @throws CopyException if there is no such folder, or nothing says where its sources are
  public static Project at(Path folder, Path main, Path test) {
    if (!Files.isDirectory(folder)) {
      throw CopyException.wrongCall(
          "%s is no folder: name the folder of your project by --to.".formatted(folder));
    }
    Path root = real(folder);
    Build build = build(root);
    if (build == Build.OTHER && (main == null || test == null)) {
      throw CopyException.wrongCall(
          "%s holds no pom.xml, build.gradle or build.gradle.kts: name its source roots by --main and --test."
              .formatted(folder));
    }
    return new Project(
        root,
        build,
        main == null ? root.resolve("src/main/java") : root.resolve(main).normalize(),
        test == null ? root.resolve("src/test/java") : root.resolve(test).normalize());
  }

  private static Build build(Path root) {
    if (Files.exists(root.resolve("pom.xml"))) {
      return Build.MAVEN;
    }
    boolean isGradle =
        Stream.of("build.gradle", "build.gradle.kts")
            .anyMatch(name -> Files.exists(root.resolve(name)));
    return isGradle ? Build.GRADLE : Build.OTHER;
  }

  /// A path as a reader of this project would write it.
  public String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /// Refuses to copy into pynotes itself, whose originals a copy would replace.
  public void requireNotPartOf(Repository repository) {
    Path ours = real(repository.root());
    String module = "<module>%s</module>".formatted(root.getFileName());
    boolean isModule = ours.equals(root.getParent()) && repository.text("pom.xml").contains(module);
    if (root.equals(ours) || isModule) {
      throw CopyException.wrongCall(
          "%s is pynotes itself: name the folder of your project by --to.".formatted(root));
    }
  }

  /// Refuses a file that would not stand inside the project, also by way of a symbolic link.
  public void requireInside(Path file) {
    if (!file.startsWith(root)) {
      throw CopyException.wrongCall(
          "%s is outside %s, and nothing is written there.".formatted(file, root));
    }
    Path existing = file;
    while (!Files.exists(existing)) {
      if (Files.isSymbolicLink(existing)) {
        throw CopyException.refused(
            "%s is a symbolic link that leads nowhere: remove it first."
                .formatted(relative(existing)));
      }
      existing = existing.getParent();
    }
    if (!real(existing).startsWith(root)) {
      throw CopyException.refused(
          "%s is reached by a symbolic link that leads out of %s, and nothing is written there."
              .formatted(relative(file), root));
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException | InvalidPathException e) {
      throw CopyException.refused("%s cannot be read: %s.".formatted(path, e.getMessage()), e);
    }
  }
}
