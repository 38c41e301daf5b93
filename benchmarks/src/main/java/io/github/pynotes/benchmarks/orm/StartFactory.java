package io.github.pynotes.benchmarks.orm;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Starts a `SessionFactory` in a JVM that has not seen Hibernate yet.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class StartFactory {
  private static final Contender ONE =
      new JmhContender("SessionFactory of 1 entity", StartFactory.class, "one");
  private static final Contender FIFTY =
      new JmhContender("SessionFactory of 50 entities", StartFactory.class, "fifty");
  private static final Contender PYTHON_ONE =
      new PythonContender(
          "SQLAlchemy, 1 class", "start_mapping.py", Optional.of("SQLAlchemy"), List.of("1"));
  private static final Contender PYTHON_FIFTY =
      new PythonContender(
          "SQLAlchemy, 50 classes", "start_mapping.py", Optional.of("SQLAlchemy"), List.of("50"));

  public static final Group GROUP =
      new Group(
          "ormstart",
          "from nothing to the first session",
          """
          A new process loads the library, maps 1 class or 50 (of four columns each), and opens a
          session that asks the server for nothing. The 50 classes are compiled beforehand; the start
          of the process, and of Java's pool of connections, does not count.
          """,
          Optional.of(_ -> {}),
          List.of(told(ONE, PYTHON_ONE), told(FIFTY, PYTHON_FIFTY), atMost(2.00, FIFTY, ONE)),
          List.of(),
          List.of());

  private Path folder;
  private Class<?>[] entities;
  private HikariDataSource pool;

  /// Writes 50 classes and compiles them.
  @Setup
  public void compile() throws IOException, ReflectiveOperationException {
    pool = Readings.pool();
    folder = Files.createTempDirectory("pynotes-benchmarks-");
    var command =
        new ArrayList<>(List.of("-proc:none", "-cp", System.getProperty("java.class.path")));
    for (int i = 0; i < 50; i++) {
      Path file = folder.resolve("Entity%d.java".formatted(i));
      Files.writeString(
          file,
          """
          @jakarta.persistence.Entity
          public class Entity%d {
            @jakarta.persistence.Id int id;
            String sensor;
            java.math.BigDecimal celsius;
            java.time.LocalDateTime takenAt;
          }
          """
              .formatted(i));
      command.add(file.toString());
    }
    int exitCode =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
    if (exitCode != 0) {
      throw new IllegalStateException("The entities do not compile.");
    }
    var loader = new URLClassLoader(new java.net.URL[] {folder.toUri().toURL()});
    entities = new Class<?>[50];
    for (int i = 0; i < 50; i++) {
      entities[i] = loader.loadClass("Entity" + i);
    }
  }

  @TearDown
  public void delete() throws IOException {
    pool.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Benchmark
  public boolean one() {
    return start(entities[0]);
  }

  @Benchmark
  public boolean fifty() {
    return start(entities);
  }

  private boolean start(Class<?>... entities) {
    try (var factory = Readings.factory(pool, entities)) {
      return factory.fromSession(session -> session.isOpen());
    }
  }
}
