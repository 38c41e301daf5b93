package io.github.pynotes.resources;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Closes a stream of one's own, and leaves a borrowed one open.
///
/// @python contextlib.nullcontext
/// @java a resource that is null, which try-with-resources skips
final class NullcontextExample {
  void main() throws IOException {
    // standard output is borrowed, a file is one's own
    report(null);
    Path file = Files.createTempFile("orders-", ".txt");
    report(file);
    IO.println("in the file: " + Files.readString(file).strip());
    Files.delete(file);

    // a borrowed page stays open for its owner
    var events = new ArrayList<String>();
    stamp(null, events);
    IO.println("own: " + String.join(", ", events));
    events.clear();
    try (var page = new Page("Ada's page", events)) {
      stamp(page, events);
      events.add("Ada signs");
    }
    IO.println("borrowed: " + String.join(", ", events));
  }

  private static void report(Path file) throws IOException {
    try (var own = file == null ? null : new PrintStream(Files.newOutputStream(file))) {
      PrintStream out = own == null ? System.out : own;
      out.println("2 orders");
    }
  }

  private static void stamp(Page borrowed, List<String> events) {
    try (var own = borrowed == null ? new Page("a new page", events) : null) {
      Page page = borrowed == null ? own : borrowed;
      events.add("stamp " + page.name);
    }
  }

  private record Page(String name, List<String> events) implements AutoCloseable {
    Page {
      events.add("open " + name);
    }

    @Override
    public void close() {
      events.add("close " + name);
    }
  }
}
