package io.github.pynotes.resources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Runs something when the program ends, however it ends; and shows the ends that nothing sees.
///
/// @python atexit.register
/// @java Runtime.addShutdownHook(thread)
final class AtexitExample {
  void main() throws IOException, InterruptedException {
    for (String end : List.of("return", "exit", "failure", "halt", "terminate")) {
      IO.println(end + ": " + hooksRunOn(end));
    }
  }

  /// A program that ends in one of many ways.
  static final class Shop {
    static void main(String[] how) throws IOException {
      // hooks have no order among themselves: what needs one stands in one hook
      Thread hook =
          new Thread(() -> {
            IO.println("orders written");
            IO.println("shop closed");
          });
      Runtime.getRuntime().addShutdownHook(hook);
      IO.println("shop open");

      switch (how[0]) {
        case "exit" -> System.exit(3);
        case "failure" -> throw new IllegalStateException("out of tea");
        case "halt" -> Runtime.getRuntime().halt(3);
        case "terminate" -> System.in.read(); // until somebody ends it
        default -> {}
      }
    }
  }

  private static String hooksRunOn(String end) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    var shop =
        new ProcessBuilder(java, "-Xlog:disable", "-cp", classPath, Shop.class.getName(), end)
            .start();
    try (var out = shop.inputReader()) {
      out.readLine(); // open
      if (end.equals("terminate")) {
        shop.toHandle().destroy(); // and leaves its output to be read
      }
      List<String> printed = out.readAllLines();
      shop.waitFor();
      return printed.isEmpty() ? "nothing runs" : String.join(", ", printed);
    }
  }
}
