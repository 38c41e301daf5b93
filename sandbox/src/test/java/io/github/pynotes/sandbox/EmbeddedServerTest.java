package io.github.pynotes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The embedded server")
@EnabledIf(
    value = "io.github.pynotes.sandbox.SandboxCleanupTest#hasEmbedded",
    disabledReason = "there is no embedded server for this platform, or no /bin/sh")
class EmbeddedServerTest {
  /// An empty cache that two JVMs fill at once; what they leave serves the other tests.
  @TempDir static Path cache;

  private static final List<Integer> EXITS = new ArrayList<>();

  @BeforeAll
  static void twoJvmsStartAtOnce() throws Exception {
    List<Process> processes = List.of(startChild(), startChild());
    for (Process process : processes) {
      process.getOutputStream().close();
    }
    for (Process process : processes) {
      EXITS.add(process.waitFor(120, TimeUnit.SECONDS) ? process.exitValue() : null);
    }
  }

  @Test
  @DisplayName("is unpacked once, also when two JVMs want it at the same time")
  void isUnpackedOnce() throws IOException {
    assertThat(EXITS).containsExactly(0, 0);
    assertThat(names(cache))
        .hasSize(2)
        .contains("lock")
        .anyMatch(name -> name.startsWith("mariadb-"));
  }

  @Test
  @DisplayName("is not unpacked again, and draws up no certificate again")
  void isReady() throws Exception {
    EmbeddedFiles files =
        EmbeddedFiles.prepared(
            settings(),
            step -> {
              throw new AssertionError(step);
            });

    assertThat(Files.readString(files.certificate())).startsWith("-----BEGIN CERTIFICATE-----\n");
    assertThat(Files.readString(files.key())).startsWith("-----BEGIN PRIVATE KEY-----\n");
  }

  @Test
  @DisplayName("keeps its key and its data to the user")
  void isPrivate() throws IOException {
    EmbeddedFiles files = EmbeddedFiles.prepared(settings(), step -> {});

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.home())))
        .isEqualTo("rwx------");
  }

  @Test
  @DisplayName("runs twice at a time, with passwords, ports and data of their own")
  void runsTwice() throws Exception {
    RunningServer one = EmbeddedServer.start(settings(), step -> {});
    RunningServer other = EmbeddedServer.start(settings(), step -> {});
    try (var toOne = one.connect("");
        var toOther = other.connect("");
        var make = toOne.createStatement();
        var look = toOther.createStatement()) {
      make.execute("CREATE DATABASE shop");

      try (var found = look.executeQuery("SHOW DATABASES LIKE 'shop'")) {
        assertThat(found.next()).isFalse();
      }
      assertThat(one.password()).isNotEqualTo(other.password());
      assertThat(one.url().port()).isNotEqualTo(other.url().port());
    } finally {
      one.stop().run();
      other.stop().run();
    }
  }

  @Test
  @DisplayName("is described by the diagnosis, with the seconds of a warm start")
  void isDiagnosed() throws IOException {
    var steps = new ArrayList<String>();

    SandboxDiagnosis diagnosis = SandboxDiagnosis.run(settings(), steps::add);

    assertThat(diagnosis.embedded().isAvailable()).isTrue();
    assertThat(diagnosis.embedded().detail()).startsWith("MariaDB ");
    assertThat(diagnosis.embedded().warmSeconds().orElseThrow()).isBetween(0.01, 60.0);
    assertThat(diagnosis.cache().folder()).isEqualTo(cache);
    assertThat(diagnosis.cache().isFilled()).isTrue();
    assertThat(diagnosis.choice()).contains(ServerKind.EMBEDDED);
    assertThat(diagnosis.reason()).isEqualTo("-Dpynotes.mysql says so");
    assertThat(diagnosis.docker().image()).isEqualTo("mysql:9.7");
    assertThat(steps).isNotEmpty();
  }

  private static Process startChild() throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // it lives for seconds
            "-Dpynotes.mysql=embedded",
            "-cp",
            System.getProperty("java.class.path"),
            SandboxChild.class.getName());
    builder.environment().put("PYNOTES_CACHE", cache.toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Settings settings() {
    return Settings.of(
        Map.of("PYNOTES_CACHE", cache.toString()), Map.of("pynotes.mysql", "embedded"));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
