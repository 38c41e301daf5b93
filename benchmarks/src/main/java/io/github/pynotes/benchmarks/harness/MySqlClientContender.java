package io.github.pynotes.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The C client `mysql`, out of the server's image, run by a script in `src/main/sh` that prints
/// nanoseconds. The script takes the time, so that the start of its container does not count.
///
/// @param script its file's name
public record MySqlClientContender(String name, String script) implements Contender {
  @Override
  public String version(Workbench workbench)
      throws NotHereException, IOException, InterruptedException {
    String image = workbench.mySqlImage();
    try {
      String version =
          workbench
              .run(List.of("docker", "run", "--rm", "--entrypoint", "mysql", image, "--version"))
              .getLast();
      return "mysql " + version.replaceFirst(".*Ver ([0-9.]+).*", "$1");
    } catch (IllegalStateException e) {
      throw new NotHereException(
          "Docker does not run the image %s, which has the C client: start Docker, or name another image in PYNOTES_MYSQL_IMAGE."
              .formatted(image));
    }
  }

  @Override
  public double measure(Workbench workbench) throws IOException, InterruptedException {
    String commands = Files.readString(workbench.module().resolve(Path.of("src/main/sh", script)));
    return Statistics.median(
        Nanoseconds.parse(
            workbench.run(
                List.of(
                    "docker",
                    "run",
                    "--rm",
                    "--network=host",
                    "--env=PYNOTES_HOST",
                    "--env=PYNOTES_PORT",
                    "--env=PYNOTES_USER",
                    "--env=PYNOTES_PASSWORD",
                    "--env=PYNOTES_DATABASE",
                    "--entrypoint=sh",
                    workbench.mySqlImage(),
                    "-c",
                    commands))));
  }
}
