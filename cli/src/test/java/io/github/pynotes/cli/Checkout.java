package io.github.pynotes.cli;

import io.github.pynotes.cli.catalog.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small checkout in a temporary folder, for tests of what reads one.
public record Checkout(Path root) {

  /// Writes a file below the root, folders included.
  public Checkout with(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One whole topic, `shop/greeting`, whose example prints `hello, world`.
  public Checkout withTopic() {
    return with("shop/pom.xml", "<project/>")
        .with(
            "shop/src/main/java/io/github/pynotes/shop/GreetingExample.java",
            """
            package io.github.pynotes.shop;

            /// Greets whoever comes.
            /// The rest is silence.
            ///
            /// @python shop.greet
            /// @java IO.println
            class GreetingExample {
              void main() {
                IO.println("hello, world");
              }
            }
            """)
        .with("shop/src/main/python/greeting.py", "print('hello, world')\n")
        .with("shop/src/main/python/greeting.out", "hello, world\n")
        .with(
            "shop/src/test/java/io/github/pynotes/shop/GreetingTest.java",
            "package io.github.pynotes.shop;\n\nclass GreetingTest {}\n");
  }

  /// As the commands see it.
  public Repository repository() {
    return new Repository(root);
  }
}
