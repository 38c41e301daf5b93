package io.github.pynotes.cli;

import io.github.pynotes.cli.screen.Progress;
import io.github.pynotes.cli.screen.Screen;
import io.github.pynotes.sandbox.SandboxServer;

/// The MySQL of one command, started when the first topic needs it, with progress for whoever
/// waits. The sandbox stops it when the process ends.
final class Server {
  private final Screen screen;
  private SandboxServer started;

  Server(Screen screen) {
    this.screen = screen;
  }

  /// Starts it, if it is not running.
  void start() {
    if (started == null) {
      try (var progress = new Progress(screen, "looking for a MySQL")) {
        started = SandboxServer.start(progress::say);
      }
    }
  }

  /// Which server it was, as the end of a sentence.
  String description() {
    return started == null ? "without a server" : "on " + started.describe();
  }
}
