package io.github.pynotes.resources;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/// Catches what somebody else's code prints, and gives the output back in any case.
///
/// @python contextlib.redirect_stdout
/// @python contextlib.redirect_stderr
/// @java System.setOut in try/finally; better, code that prints to a parameter
final class RedirectStdoutExample {
  void main() {
    // a library that can do nothing but print
    IO.println("caught: " + printedBy(() -> IO.println("3 sensors found")).strip());

    // the output comes back, also after a failure
    try {
      printedBy(() -> {
        IO.println("never seen");
        throw new IllegalStateException("sensor 4 is mute");
      });
    } catch (IllegalStateException e) {
      IO.println("failed: " + e.getMessage());
    }

    // one within the other
    String outer =
        printedBy(() -> {
          IO.println("outer");
          String inner = printedBy(() -> IO.println("inner"));
          IO.println(inner.strip() + " was caught");
        });
    IO.println("caught: " + String.join(", ", outer.lines().toList()));

    // the better way: whoever prints is told where to
    var report = new StringWriter();
    writeReport(report);
    IO.println("written: " + report);
  }

  private static String printedBy(Runnable body) {
    var bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      body.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void writeReport(StringWriter out) {
    out.append("all sensors are well");
  }
}
