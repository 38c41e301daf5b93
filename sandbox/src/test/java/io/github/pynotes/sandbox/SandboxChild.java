package io.github.pynotes.sandbox;

import java.io.IOException;

/// A program for tests that end it: opens a sandbox, says so, and stays until its input ends.
final class SandboxChild {
  static final String READY = "ready";

  private SandboxChild() {}

  public static void main(String[] arguments) throws IOException {
    MySqlSandbox.open();
    System.out.println(READY);
    while (System.in.read() >= 0) {
      // nothing is expected but the end
    }
  }
}
