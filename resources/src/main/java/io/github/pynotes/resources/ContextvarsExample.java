package io.github.pynotes.resources;

import java.util.NoSuchElementException;

/// Hands a value to everything that is called, without passing it as an argument.
///
/// @python contextvars.ContextVar
/// @python contextvars.copy_context
/// @java ScopedValue.where(KEY, value).run(body)
final class ContextvarsExample {
  private static final ScopedValue<String> USER = ScopedValue.newInstance();

  void main() throws InterruptedException {
    // bound for a body, and for whatever that calls
    ScopedValue.where(USER, "Ada").run(() -> order("tea"));

    // outside, it is not bound; a default says what then
    order("milk");

    // bound again inside: the outer value comes back by itself
    ScopedValue.where(USER, "Ada")
        .run(() -> {
          ScopedValue.where(USER, "Eve").run(() -> order("coffee"));
          order("sugar");
        });

    // without a default, asking is an error
    try {
      USER.get();
    } catch (NoSuchElementException e) {
      IO.println("not bound: an error");
    }

    // a new thread begins without; what it needs is handed over
    ScopedValue.where(USER, "Ada")
        .call(() -> {
          Thread.ofVirtual().start(() -> order("bread")).join();
          String user = USER.get();
          return Thread.ofVirtual()
              .start(() -> ScopedValue.where(USER, user).run(() -> order("butter")));
        })
        .join();
  }

  private static void order(String item) {
    IO.println("%s is ordered by %s".formatted(item, USER.orElse("a guest")));
  }
}
