package io.github.pynotes.sandbox;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Which server to take, and why.
///
/// @param reason a clause, as in "Docker answers"
/// @param mayFallBack whether another kind may be taken when this one fails
record ServerChoice(ServerKind kind, String reason, boolean mayFallBack) {
  static final String KINDS = "docker|embedded|url";

  /// A server and why it is this one.
  record Taken(RunningServer server, String reason) {}

  /// Decides without starting anything.
  ///
  /// @param whyNoDocker asked only where it matters, as the answer may take seconds
  static ServerChoice of(Settings settings, Supplier<Optional<String>> whyNoDocker) {
    Optional<String> forced = settings.property(Settings.FORCED_KIND);
    if (forced.isPresent()) {
      return new ServerChoice(kindOf(forced.get()), "-Dpynotes.mysql says so", false);
    }
    if (settings.variable(Settings.URL).isPresent()) {
      // Falling back would hide that the server which the user named does not work.
      return new ServerChoice(ServerKind.URL, Settings.URL + " is set", false);
    }
    return whyNoDocker
        .get()
        .map(problem -> new ServerChoice(ServerKind.EMBEDDED, problem, false))
        .orElseGet(() -> new ServerChoice(ServerKind.DOCKER, "Docker answers", true));
  }

  private static ServerKind kindOf(String name) {
    for (ServerKind kind : ServerKind.values()) {
      if (kind.toString().equals(name)) {
        return kind;
      }
    }
    throw new SandboxException(
        "-Dpynotes.mysql=%s names no kind of server".formatted(name),
        "write -Dpynotes.mysql=" + KINDS);
  }

  /// Starts it, or else the embedded server where that is allowed.
  Taken start(Function<ServerKind, RunningServer> starter) {
    try {
      return new Taken(starter.apply(kind), reason);
    } catch (SandboxException e) {
      if (!mayFallBack) {
        throw e;
      }
      return new Taken(starter.apply(ServerKind.EMBEDDED), e.problem());
    }
  }
}
