package io.github.pynotes.benchmarks.harness;

import java.io.IOException;

/// One way of doing the work that a group measures. Two are the same if they are equal.
public interface Contender {
  /// As the table calls it.
  String name();

  /// What does the work, with its version: "CPython 3.13.5".
  ///
  /// @throws NotHereException if this machine has it not
  String version(Workbench workbench) throws NotHereException, IOException, InterruptedException;

  /// Does the work and says how many nanoseconds it took, without the start of a process or a
  /// connection.
  ///
  /// @throws IllegalStateException if the work fails, which ends the whole run
  double measure(Workbench workbench) throws IOException, InterruptedException;
}
