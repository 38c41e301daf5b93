package io.github.pynotes.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the sandbox finds on this machine, for a user who wonders. Nothing in it is null.
///
/// @param choice the kind that would be taken, or empty if none can be
/// @param reason why that one, or what is wrong, in a clause or a sentence
public record SandboxDiagnosis(
    Docker docker, Cache cache, Embedded embedded, Optional<ServerKind> choice, String reason) {

  /// Docker.
  ///
  /// @param isAvailable whether it answers
  /// @param detail its version, or why it is not available
  /// @param image the image that would be started
  /// @param hasImage whether that is on this machine already
  public record Docker(boolean isAvailable, String detail, String image, boolean hasImage) {}

  /// The folder into which the embedded server is unpacked.
  ///
  /// @param folder where it is, also when it is not there yet
  /// @param isFilled whether the embedded server is in it
  /// @param bytes the size of all that is in it
  public record Cache(Path folder, boolean isFilled, long bytes) {}

  /// The embedded server, which was started and stopped to see it work.
  ///
  /// @param isAvailable whether it works here
  /// @param detail its version, or why it does not work
  /// @param warmSeconds from the start to the first answered query, everything being unpacked
  public record Embedded(boolean isAvailable, String detail, OptionalDouble warmSeconds) {}

  /// Looks at everything, which takes some seconds, and up to 40 where Docker hangs. Never throws
  /// because of what it finds.
  ///
  /// @param progress hears of each step that takes time
  public static SandboxDiagnosis run(Consumer<String> progress) {
    return run(Settings.ofThisJvm(), progress);
  }

  static SandboxDiagnosis run(Settings settings, Consumer<String> progress) {
    progress.accept("looking for Docker");
    Docker docker = docker(settings);
    Embedded embedded = embedded(settings, progress);
    try {
      var choice =
          ServerChoice.of(
              settings,
              () -> docker.isAvailable() ? Optional.empty() : Optional.of(docker.detail()));
      if (choice.kind() == ServerKind.URL) {
        var _ = UrlServer.find(settings);
      }
      return new SandboxDiagnosis(
          docker, cache(settings), embedded, Optional.of(choice.kind()), choice.reason());
    } catch (SandboxException e) {
      return new SandboxDiagnosis(
          docker, cache(settings), embedded, Optional.empty(), e.getMessage());
    }
  }

  private static Docker docker(Settings settings) {
    String image = DockerServer.image(settings);
    try {
      String version = DockerServer.version();
      return new Docker(true, version, image, DockerServer.isPresentWithinLimit(image));
    } catch (SandboxException e) {
      return new Docker(false, e.problem(), image, false);
    }
  }

  private static Embedded embedded(Settings settings, Consumer<String> progress) {
    try {
      EmbeddedFiles.prepared(settings, progress);
      long start = System.nanoTime();
      RunningServer server = EmbeddedServer.start(settings, progress);
      try {
        String version = server.askVersion();
        return new Embedded(true, version, OptionalDouble.of((System.nanoTime() - start) / 1e9));
      } finally {
        server.stop().run();
      }
    } catch (SandboxException e) {
      return new Embedded(false, e.problem(), OptionalDouble.empty());
    } catch (SQLException e) {
      return new Embedded(false, SandboxException.firstLine(e), OptionalDouble.empty());
    }
  }

  private static Cache cache(Settings settings) {
    Path folder = EmbeddedFiles.cache(settings);
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(SandboxDiagnosis::size).sum();
      return new Cache(folder, bytes > 0, bytes);
    } catch (IOException | UncheckedIOException e) {
      return new Cache(folder, false, 0); // not there, or not to be read
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // gone since
    }
  }
}
