package io.github.pynotes.cli;

import io.github.pynotes.cli.screen.Progress;
import io.github.pynotes.cli.screen.Screen;
import io.github.pynotes.sandbox.SandboxDiagnosis;
import io.github.pynotes.sandbox.SandboxDiagnosis.Cache;
import io.github.pynotes.sandbox.SandboxDiagnosis.Docker;
import io.github.pynotes.sandbox.SandboxDiagnosis.Embedded;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/// `pynotes doctor`: what there is on this machine, and which MySQL would be taken.
@Command(
    name = "doctor",
    description = "Tell which JDK, Docker and servers are here, and which server would be taken.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final int BYTES_IN_MB = 1_000_000;

  @ParentCommand private Pynotes pynotes;

  @Override
  public Integer call() {
    Screen screen = pynotes.screen();
    row("JDK", "%s, %s".formatted(Runtime.version(), System.getProperty("java.home")));
    SandboxDiagnosis found;
    try (var progress = new Progress(screen, "looking for Docker")) {
      found = SandboxDiagnosis.run(progress::say);
    }
    row("Docker", describe(found.docker()));
    row("image", describeImage(found.docker()));
    row("embedded", describe(found.embedded()));
    row("cache", describe(found.cache()));
    row(
        "choice",
        found.choice().map(kind -> kind + ": " + found.reason()).orElse("none: " + found.reason()));
    return found.choice().isPresent() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void row(String name, String value) {
    pynotes.screen().out().println("%-10s%s".formatted(name, value));
  }

  private static String describe(Docker docker) {
    return (docker.isAvailable() ? "" : "no: ") + docker.detail();
  }

  private static String describeImage(Docker docker) {
    return docker.image()
        + (docker.hasImage() ? ", on this machine" : ", not on this machine (to be pulled)");
  }

  private static String describe(Embedded embedded) {
    if (!embedded.isAvailable()) {
      return "no: " + embedded.detail();
    }
    return String.format(
        Locale.ROOT,
        "%s, %.2f s from a warm start to the first answered query",
        embedded.detail(),
        embedded.warmSeconds().orElseThrow());
  }

  private static String describe(Cache cache) {
    String state = cache.isFilled() ? cache.bytes() / BYTES_IN_MB + " MB" : "empty";
    return "%s (%s)".formatted(cache.folder(), state);
  }
}
