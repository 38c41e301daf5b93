package io.github.pynotes.resources;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Goes on after one kind of exception, and after no other.
///
/// @python contextlib.suppress
/// @java catch (NoSuchFileException _), as narrow as can be; Files.deleteIfExists
final class SuppressExample {
  void main() throws IOException {
    Path spool = Files.createTempDirectory("spool-");
    Path missing = spool.resolve("order-7");

    // what is not there need not be deleted
    try {
      Files.delete(missing);
    } catch (NoSuchFileException _) {
      // it need not be there: here Files.deleteIfExists(missing) would do
    }
    IO.println("order 7: gone");

    // what comes after the throw is skipped
    var events = new ArrayList<String>();
    try {
      events.add("delete 7");
      Files.delete(missing);
      events.add("delete 8");
    } catch (NoSuchFileException _) {
      // the rest of the block is lost, too
    }
    events.add("go on");
    IO.println("events: " + String.join(", ", events));

    // any other exception passes
    Files.createFile(spool.resolve("order-9"));
    try {
      Files.delete(spool);
    } catch (NoSuchFileException _) {
      // it need not be there
    } catch (DirectoryNotEmptyException _) {
      IO.println("spool: not empty");
    }

    // of several failures those of this kind are left out
    var failures = new ArrayList<IOException>();
    for (Path path : List.of(missing, spool, spool.resolve("order-8"))) {
      try {
        Files.delete(path);
      } catch (NoSuchFileException _) {
        // it need not be there
      } catch (IOException e) {
        failures.add(e);
      }
    }
    IO.println("other failures: " + failures.size());

    Files.delete(spool.resolve("order-9"));
    Files.delete(spool);
  }
}
