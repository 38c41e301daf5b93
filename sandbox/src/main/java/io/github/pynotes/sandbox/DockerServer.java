package io.github.pynotes.sandbox;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/// MySQL in a container, by Testcontainers.
final class DockerServer {
  /// How long Docker may take to say that it is there.
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);

  /// How long Testcontainers may take to get ready; it may have to pull the image of its reaper.
  private static final Duration READY_LIMIT = Duration.ofSeconds(30);

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private static final String LABEL = "io.github.pynotes.sandbox";

  private static final String DEFAULT_IMAGE = "mysql:9.7";
  private static final String WAY_OUT =
      "start Docker, or take the embedded server with -Dpynotes.mysql=embedded";

  /// Testcontainers removes the container at a normal exit, but after a SIGKILL only where its
  /// reaper is switched on, and then 10 seconds later.
  private static final String REMOVE_CONTAINER =
      """
      trap '' INT HUP TERM
      command -v docker >/dev/null || exit 1
      echo ready
      exec >/dev/null 2>&1
      read -r _
      docker rm --force --volumes $(docker ps --all --quiet --filter "label=$1")
      """;

  private DockerServer() {}

  /// Asks Docker for its version.
  static String version() {
    return within(
        PROBE_LIMIT,
        "answer",
        () -> {
          try {
            return DockerClientFactory.instance().getInfo().getServerVersion();
          } catch (IllegalStateException e) {
            throw new SandboxException("Docker is not available", WAY_OUT, e);
          }
        });
  }

  /// Has it done in a thread of its own, which is left alone when it takes too long: a daemon that
  /// accepts and never answers would hold the caller.
  static <T> T within(Duration limit, String what, Callable<T> task) {
    var work = new FutureTask<>(task);
    Thread.ofPlatform().daemon().name("pynotes Docker").start(work);
    try {
      return work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SandboxException(
          "Docker does not %s within %d s".formatted(what, limit.toSeconds()), WAY_OUT, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SandboxException told) {
        throw told;
      }
      throw new SandboxException(
          "Docker does not %s: %s".formatted(what, SandboxException.firstLine(e.getCause())),
          WAY_OUT,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("The wait for Docker was interrupted", "try again", e);
    }
  }

  static Optional<String> whyNotAvailable() {
    try {
      version();
      return Optional.empty();
    } catch (SandboxException e) {
      return Optional.of(e.problem());
    }
  }

  static String image(Settings settings) {
    return settings.variable(Settings.IMAGE).orElse(DEFAULT_IMAGE);
  }

  /// Whether the image is on this machine.
  static boolean isPresent(String image) {
    try {
      var _ = DockerClientFactory.lazyClient().inspectImageCmd(fullName(image)).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /// The same for a caller who does not know yet whether Docker is ready.
  static boolean isPresentWithinLimit(String image) {
    return within(READY_LIMIT, "get ready", () -> isPresent(image));
  }

  /// As the user's Testcontainers settings want it, which may name a mirror.
  private static String fullName(String image) {
    return ImageNameSubstitutor.instance().apply(parsed(image)).asCanonicalNameString();
  }

  private static DockerImageName parsed(String image) {
    try {
      DockerImageName name = DockerImageName.parse(image);
      name.assertValid();
      return name.asCompatibleSubstituteFor("mysql");
    } catch (IllegalArgumentException e) {
      throw new SandboxException(
          "%s=%s names no image".formatted(Settings.IMAGE, image),
          "write it as name:tag, as in " + DEFAULT_IMAGE,
          e);
    }
  }

  static RunningServer start(Settings settings, Consumer<String> progress) {
    version();
    String image = image(settings);
    within(READY_LIMIT, "get ready", DockerClientFactory.instance()::client);
    pullIfMissing(image, progress);
    progress.accept("starting %s in Docker".formatted(image));
    String id = UUID.randomUUID().toString();
    Optional<Watchdog> watchdog = watch(LABEL + "=" + id);
    var container = container(image, id);
    try {
      within(START_LIMIT, "start " + image, Executors.callable(container::start));
    } catch (SandboxException e) {
      watchdog.ifPresent(Watchdog::stop);
      throw e;
    }
    Runnable stop = watchdog.<Runnable>map(dog -> dog::stop).orElse(container::stop);
    return new RunningServer(
        ServerKind.DOCKER,
        "in Docker (%s)".formatted(image),
        ConnectorUrl.of(container.getHost(), container.getMappedPort(MySQLContainer.MYSQL_PORT)),
        container.getUsername(),
        container.getPassword(),
        stop);
  }

  /// Testcontainers would pull, too, but tries again for two minutes where there is no network.
  private static void pullIfMissing(String image, Consumer<String> progress) {
    if (isPresent(image)) {
      return;
    }
    progress.accept("pulling %s".formatted(image));
    try {
      DockerClientFactory.lazyClient().pullImageCmd(fullName(image)).start().awaitCompletion();
    } catch (DockerException e) {
      throw new SandboxException(
          "Docker has no image %s and cannot pull it".formatted(image),
          "pull it, name another in %s, or take the embedded server with -Dpynotes.mysql=embedded"
              .formatted(Settings.IMAGE),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Pulling %s was interrupted".formatted(image), "try again", e);
    }
  }

  @SuppressWarnings("resource") // The container lives as long as the JVM.
  private static MySQLContainer container(String image, String id) {
    return new MySQLContainer(parsed(image))
        .withLabel(LABEL, id)
        // The data is thrown away: no disk needs to hear of it.
        .withTmpFs(Map.of("/var/lib/mysql", "rw"))
        // Testcontainers' own my.cnf would shrink max_allowed_packet and more; null leaves MySQL's
        // defaults.
        .withConfigurationOverride(null)
        // Seconds. The default is a year: a test that failed within a transaction would leave the
        // next DROP or TRUNCATE to wait that long.
        .withCommand("--lock-wait-timeout=10")
        .withUsername("root")
        .withPassword(UUID.randomUUID().toString());
  }

  /// Empty where there is no shell, or no `docker` command, to watch with.
  private static Optional<Watchdog> watch(String label) {
    if (!Watchdog.isPossibleHere()) {
      return Optional.empty();
    }
    try {
      Watchdog watchdog = Watchdog.start(REMOVE_CONTAINER, List.of(label));
      return "ready".equals(watchdog.output().readLine())
          ? Optional.of(watchdog)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
