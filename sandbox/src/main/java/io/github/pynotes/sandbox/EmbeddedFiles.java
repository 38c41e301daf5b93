package io.github.pynotes.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The embedded server's files in the user's cache: its programs, a data directory that is ready to
/// be copied, and a certificate. Made once, then only read, by any number of JVMs at a time.
///
/// @param version as in "MariaDB 11.4.5"
/// @param home the folder of this version in the cache
record EmbeddedFiles(String version, Path home) {
  /// The only account; its password is another one for each server.
  static final String USER = "root";

  /// To be raised whenever this class makes the files otherwise than before.
  private static final String RECIPE = "1";

  private static final List<String> SCRIPTS =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql");

  /// One account for the whole server, as in a container.
  private static final String ACCOUNT =
      """
      DELETE FROM proxies_priv;
      DELETE FROM global_priv;
      INSERT INTO global_priv VALUES ('%', 'root', '{"access":18446744073709551615}');
      """;

  /// Small files, as they are copied for each server: 15 MB instead of 120.
  private static final List<String> SMALL =
      List.of(
          "--innodb-log-file-size=4M",
          "--innodb-data-file-path=ibdata1:1M:autoextend",
          "--innodb-autoextend-increment=1",
          "--innodb-temp-data-file-path=ibtmp1:1M:autoextend",
          "--innodb-undo-tablespaces=0");

  /// Where they are, or will be.
  static EmbeddedFiles of(EmbeddedPrograms programs, Settings settings) {
    String platform = Path.of(programs.folder()).getFileName().toString();
    return new EmbeddedFiles(
        "MariaDB " + programs.version(),
        cache(settings)
            .resolve("mariadb-%s-%s-%s".formatted(programs.version(), platform, RECIPE)));
  }

  /// Makes them where that has not been done yet, which takes some seconds.
  static EmbeddedFiles prepared(Settings settings, Consumer<String> progress) {
    EmbeddedPrograms programs = EmbeddedPrograms.find();
    EmbeddedFiles files = of(programs, settings);
    try {
      files.makeOnce(programs, progress);
      return files;
    } catch (IOException e) {
      throw new SandboxException(
          "The embedded %s cannot be unpacked into %s: %s"
              .formatted(files.version, files.home.getParent(), SandboxException.firstLine(e)),
          "name a folder that can be written in " + Settings.CACHE,
          e);
    }
  }

  static Path cache(Settings settings) {
    String home = System.getProperty("user.home");
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return settings
        .variable(Settings.CACHE)
        .map(Path::of)
        .orElseGet(() -> {
          if (system.startsWith("windows")) {
            return Path.of(
                settings.variable("LOCALAPPDATA").orElse(home + "/AppData/Local"), "pynotes");
          }
          return system.startsWith("mac")
              ? Path.of(home, "Library/Caches/pynotes")
              : Path.of(settings.variable("XDG_CACHE_HOME").orElse(home + "/.cache"), "pynotes");
        })
        .toAbsolutePath();
  }

  /// They appear under their name complete or not at all.
  boolean areReady() {
    return Files.isDirectory(home);
  }

  private Path programs() {
    return home.resolve("programs");
  }

  private Path data() {
    return home.resolve("data");
  }

  Path certificate() {
    return home.resolve("certificate.pem");
  }

  Path key() {
    return home.resolve("key.pem");
  }

  /// One at a time: threads of this JVM by the monitor, other JVMs by the lock on a file, which the
  /// operating system drops when its owner dies.
  private void makeOnce(EmbeddedPrograms source, Consumer<String> progress) throws IOException {
    synchronized (EmbeddedFiles.class) {
      if (areReady()) {
        return;
      }
      Path cache = home.getParent();
      Files.createDirectories(cache);
      try (FileChannel channel =
              FileChannel.open(
                  cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (areReady()) {
          return;
        }
        progress.accept("unpacking %s into %s (once)".formatted(version, cache));
        var draft = new EmbeddedFiles(version, home.resolveSibling(home.getFileName() + ".part"));
        delete(draft.home); // of somebody who was killed
        draft.make(source);
        Files.move(draft.home, home, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private void make(EmbeddedPrograms source) throws IOException {
    createPrivate(home);
    source.unpackTo(programs());
    ServerCertificate.make(certificate(), key());
    Files.createDirectories(data());
    Path script = home.resolve("tables.sql");
    try (var writer = Files.newBufferedWriter(script)) {
      writer.write("CREATE DATABASE mysql;\nUSE mysql;\n");
      for (String name : SCRIPTS) {
        writer.write(Files.readString(programs().resolve("share").resolve(name)));
        writer.write('\n');
      }
      writer.write(ACCOUNT);
    }
    var command = new ArrayList<>(command(data()));
    command.add("--bootstrap");
    Processes.run(new ProcessBuilder(command).redirectInput(script.toFile()));
  }

  /// What it takes to run the server on a data directory of this size.
  List<String> command(Path data) {
    Path bin = programs().resolve("bin");
    Path share = programs().resolve("share");
    Path unix = bin.resolve("mariadbd");
    var command =
        new ArrayList<>(
            List.of(
                (Files.exists(unix) ? unix : bin.resolve("mysqld.exe")).toString(),
                "--no-defaults",
                "--basedir=" + programs(),
                "--lc-messages-dir=" + share,
                "--character-sets-dir=" + share.resolve("charsets"),
                "--datadir=" + data));
    command.addAll(SMALL);
    if (System.getProperty("user.name").equals("root")) {
      command.add("--user=root"); // it refuses to run as root unless it is told to
    }
    return command;
  }

  /// Makes the folder, with a copy of the prepared data.
  void copyDataTo(Path folder) throws IOException {
    createPrivate(folder);
    try (Stream<Path> paths = Files.walk(data()).skip(1)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Files.copy(path, folder.resolve(data().relativize(path).toString()));
      }
    }
  }

  /// For the user's eyes only, as keys and passwords lie there.
  private static void createPrivate(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(folder);
    }
  }

  /// Deletes a folder and all that is in it, if it is there.
  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }
}
