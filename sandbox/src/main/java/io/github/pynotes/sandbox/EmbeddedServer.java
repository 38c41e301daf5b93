package io.github.pynotes.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// MariaDB as a process of ours, on a copy of the prepared data in the temporary directory.
final class EmbeddedServer {
  /// Finds a port that nobody listens at; injectable, as a test cannot use up all of them.
  @FunctionalInterface
  interface PortFinder {
    int find() throws IOException;
  }

  private static final String LOCALHOST = "127.0.0.1";
  private static final String INIT_FILE = "password.sql";
  private static final int ATTEMPTS = 3;
  private static final long SECONDS_TO_START = 60;
  private static final String WAY_OUT =
      "use Docker, or name a server of yours in %s".formatted(Settings.URL);

  /// The parent of the server. It waits for a line before it starts it, so that from the first file
  /// on somebody is there to remove the folder. When the server ends, it ends.
  private static final String RUN_SERVER =
      """
      trap '' INT HUP TERM
      folder=$1
      shift
      exec 3<&0
      if read -r _ <&3; then
        "$@" </dev/null 3<&- &
        server=$!
        exec >/dev/null 2>&1 # nobody may be left who reads what the shell has to say
        { read -r _ <&3; kill -KILL $server; } &
        wait $server
        kill -KILL $!
      fi
      rm -rf "$folder"
      """;

  /// What MariaDB does differently from MySQL 9 unless it is told.
  private static final List<String> LIKE_MYSQL =
      List.of(
          // MySQL's default. MariaDB's is uca1400_ai_ci, which pads 'a' to equal 'a '.
          "--character-set-server=utf8mb4",
          "--collation-server=utf8mb4_0900_ai_ci",
          "--character-set-collations=utf8mb4=utf8mb4_0900_ai_ci",
          // MySQL's default, which has ONLY_FULL_GROUP_BY and the zero dates more.
          "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
              + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
          // 64 MB and 1 KB, where MariaDB has 16 MB and 1 MB.
          "--max-allowed-packet=64M",
          "--group-concat-max-len=1024",
          // MySQL's default; `SET GLOBAL local_infile = ON` works on both.
          "--local-infile=OFF");

  /// What a server that lives for seconds does without.
  private static final List<String> THROWAWAY =
      List.of(
          "--innodb-flush-log-at-trx-commit=0",
          "--innodb-flush-method=nosync",
          "--innodb-buffer-pool-size=64M",
          "--innodb-buffer-pool-dump-at-shutdown=OFF",
          "--innodb-buffer-pool-load-at-startup=OFF",
          "--event-scheduler=OFF",
          // Seconds, as in Docker. The default is a day.
          "--lock-wait-timeout=10",
          "--skip-name-resolve",
          // No socket file: its path would have to be shorter than many temporary directories are.
          "--socket=");

  private EmbeddedServer() {}

  static RunningServer start(Settings settings, Consumer<String> progress) {
    return start(settings, EmbeddedServer::anyFreePort, progress);
  }

  static RunningServer start(Settings settings, PortFinder ports, Consumer<String> progress) {
    EmbeddedFiles files = EmbeddedFiles.prepared(settings, progress);
    progress.accept("starting %s".formatted(files.version()));
    String problem = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Instance instance = Instance.start(files, find(ports));
      if (instance.isReady()) {
        return instance.asServer();
      }
      instance.stop.run();
      problem = instance.problem();
      if (!problem.contains("Bind on TCP/IP port")) {
        break; // otherwise somebody took the port just now
      }
    }
    throw new SandboxException(
        "The embedded %s does not start: %s".formatted(files.version(), problem), WAY_OUT);
  }

  private static int anyFreePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOCALHOST))) {
      return socket.getLocalPort();
    }
  }

  private static int find(PortFinder ports) {
    try {
      return ports.find();
    } catch (IOException e) {
      throw new SandboxException(
          "No port is free on %s (%s)".formatted(LOCALHOST, SandboxException.firstLine(e)),
          "end programs that hold many connections, or " + WAY_OUT,
          e);
    }
  }

  /// One run of the server.
  private record Instance(
      int port,
      String password,
      Runnable stop,
      CompletableFuture<Boolean> ready,
      ConcurrentLinkedQueue<String> log) {

    static Instance start(EmbeddedFiles files, int port) {
      Path folder =
          Path.of(System.getProperty("java.io.tmpdir"), "pynotes-mysql-" + UUID.randomUUID())
              .toAbsolutePath();
      try {
        return Watchdog.isPossibleHere()
            ? startWatched(files, folder, port)
            : startUnwatched(files, folder, port);
      } catch (IOException e) {
        throw new SandboxException(
            "The embedded %s cannot be started in %s: %s"
                .formatted(files.version(), folder, SandboxException.firstLine(e)),
            "name a folder that can be written with -Djava.io.tmpdir, or " + WAY_OUT,
            e);
      }
    }

    private static Instance startWatched(EmbeddedFiles files, Path folder, int port)
        throws IOException {
      var arguments = new ArrayList<>(List.of(folder.toString()));
      arguments.addAll(command(files, folder, port));
      Watchdog watchdog = Watchdog.start(RUN_SERVER, arguments);
      try {
        String password = prepare(files, folder);
        watchdog.tell("go");
        return new Instance(port, password, watchdog::stop).follow(watchdog.output());
      } catch (IOException e) {
        watchdog.stop();
        throw e;
      }
    }

    /// On Windows. A JVM that is killed leaves the server there.
    private static Instance startUnwatched(EmbeddedFiles files, Path folder, int port)
        throws IOException {
      String password = prepare(files, folder);
      Process server =
          new ProcessBuilder(command(files, folder, port)).redirectErrorStream(true).start();
      Runnable stop =
          () -> {
            server.destroyForcibly().onExit().join();
            try {
              EmbeddedFiles.delete(folder);
            } catch (IOException e) {
              // A virus scanner may hold a file; the folder stays, and stays harmless.
            }
          };
      return new Instance(port, password, stop).follow(server.inputReader());
    }

    private static String prepare(EmbeddedFiles files, Path folder) throws IOException {
      String password = UUID.randomUUID().toString();
      files.copyDataTo(folder);
      Files.writeString(
          folder.resolve(INIT_FILE),
          "SET PASSWORD FOR %s = PASSWORD('%s');\n".formatted(EmbeddedFiles.USER, password));
      return password;
    }

    /// A normal exit waits until nothing is left; a killed JVM leaves that to the watchdog.
    private Instance(int port, String password, Runnable stop) {
      this(port, password, stop, new CompletableFuture<>(), new ConcurrentLinkedQueue<>());
      Runtime.getRuntime().addShutdownHook(new Thread(stop, "pynotes sandbox cleanup"));
    }

    private static List<String> command(EmbeddedFiles files, Path folder, int port) {
      var command = new ArrayList<>(files.command(folder));
      command.addAll(LIKE_MYSQL);
      command.addAll(THROWAWAY);
      command.addAll(
          List.of(
              "--bind-address=" + LOCALHOST,
              "--port=" + port,
              "--tmpdir=" + folder,
              "--init-file=" + folder.resolve(INIT_FILE),
              // Made once; the server would make one at each start, which can take seconds.
              "--ssl-cert=" + files.certificate(),
              "--ssl-key=" + files.key()));
      return command;
    }

    private Instance follow(BufferedReader output) {
      Thread.ofPlatform()
          .daemon()
          .name("pynotes MariaDB log")
          .start(() -> {
            try (output) {
              for (String line; (line = output.readLine()) != null; ) {
                if (line.contains("ready for connections")) {
                  ready.complete(true);
                }
                if (!ready.isDone()) {
                  log.add(line);
                }
              }
            } catch (IOException e) {
              log.add(SandboxException.firstLine(e));
            }
            ready.complete(false); // if it is still open
          });
      return this;
    }

    boolean isReady() {
      return ready.completeOnTimeout(false, SECONDS_TO_START, TimeUnit.SECONDS).join();
    }

    String problem() {
      return Processes.problem(log);
    }

    RunningServer asServer() {
      return new RunningServer(
          ServerKind.EMBEDDED,
          "embedded",
          ConnectorUrl.ofMariaDb(LOCALHOST, port),
          EmbeddedFiles.USER,
          password,
          stop);
    }
  }
}
