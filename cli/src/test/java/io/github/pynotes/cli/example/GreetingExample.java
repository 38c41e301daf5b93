package io.github.pynotes.cli.example;

/// An example for the tests of what runs one; what it does is told by a system property.
public class GreetingExample {
  void main() {
    IO.println("hello, world");
    if (Boolean.getBoolean("pynotes.test.fail")) {
      throw new IllegalStateException("the world is gone");
    }
  }
}
