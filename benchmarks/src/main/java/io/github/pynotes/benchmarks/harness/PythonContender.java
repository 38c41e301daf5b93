package io.github.pynotes.benchmarks.harness;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A script in `src/main/python` that does the work once and prints the nanoseconds.
///
/// @param script its file's name
/// @param library the distribution that it imports, as pip calls it; empty for CPython alone
/// @param arguments for the script
public record PythonContender(
    String name, String script, Optional<String> library, List<String> arguments)
    implements Contender {

  /// A script without arguments.
  public PythonContender(String name, String script, String library) {
    this(name, script, Optional.of(library), List.of());
  }

  /// A script that needs nothing but CPython.
  public static PythonContender ofCPython(String name, String script, String... arguments) {
    return new PythonContender(name, script, Optional.empty(), List.of(arguments));
  }

  @Override
  public String version(Workbench workbench)
      throws NotHereException, IOException, InterruptedException {
    String alsoIts =
        library.map(", 'with %1$s', importlib.metadata.version('%1$s')"::formatted).orElse("");
    String question =
        "import importlib.metadata, platform; "
            + "print(platform.python_implementation(), platform.python_version()%s)"
                .formatted(alsoIts);
    try {
      return workbench.run(List.of(workbench.python(), "-c", question)).getLast();
    } catch (IllegalStateException e) {
      throw new NotHereException(
          "'%s' is no Python%s: set PYNOTES_PYTHON to one."
              .formatted(workbench.python(), library.map(" that has %s"::formatted).orElse("")));
    }
  }

  @Override
  public double measure(Workbench workbench) throws IOException, InterruptedException {
    return Statistics.median(Nanoseconds.parse(workbench.runPython(script, arguments)));
  }
}
