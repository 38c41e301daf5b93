// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, resources/CloseStack.java
// Needs: Java 17
package io.github.pynotes.resources;

import java.util.Objects;

/// Closes what it was given, the last first: try-with-resources for as many resources as there turn
/// out to be.
///
/// ```java
/// try (var stack = new CloseStack<IOException>()) {
///   var parts = new ArrayList<Reader>();
///   for (Path path : paths) {
///     parts.add(stack.register(Files.newBufferedReader(path), Reader::close));
///   }
///   stack.defer(() -> Files.delete(journal));
///   merge(parts);
/// }
/// ```
///
/// Answers Python's `contextlib.ExitStack`: `register` is `enter_context` and `push`, `defer` is
/// `callback`, `detach` is `pop_all`. It opens nothing itself, for in Java whoever has a resource
/// has it open.
///
/// **Order.** The last registered is closed first. Every closer runs, whatever the others throw,
/// and whatever they throw (an `Error`, too). A closer may register more, which is closed next.
///
/// **Failures.** `close` throws the first one; the later ones are suppressed by it, in the order in
/// which they came, as nested try-with-resources would have it. When the body has failed as well,
/// its failure is the one thrown, and what `close` throws is suppressed by that. Nothing is lost.
/// (Python throws the last failure instead, with the earlier ones as its `__context__`; and where
/// the body did not fail, `ExitStack` loses all but the last: CPython's issue 102201.) When closers
/// throw the same object twice, it is told once. When a closer throws the very object that the body
/// threw, try-with-resources itself complains by `IllegalArgumentException`, with that as its
/// cause.
///
/// **What it cannot do.** A closer is not told whether the body has failed, and cannot swallow the
/// failure, as an `__exit__` does by returning true: `close()` has no parameter. Catch around the
/// `try` instead.
///
/// **Checked exceptions.** `X` is what the closers may throw, and what `close` throws:
/// `CloseStack<RuntimeException>` where they throw nothing checked. The compiler sees to it that no
/// closer throws more. (Were it `throws Exception`, javac itself would warn, for that includes
/// `InterruptedException`.)
///
/// **Closed** is for good. A second `close` does nothing. What a closed stack is given is closed at
/// once, and `IllegalStateException` thrown, so that nothing leaks; an `ExitStack` starts anew.
///
/// **Nulls.** A null resource is not closed, as in try-with-resources. Closers are never null.
///
/// **Threads.** A stack belongs to one thread at a time. It may be handed over, as any object that
/// is not thread-safe, but never shared.
///
/// **Cost.** An object of three fields for each resource; every operation but `close` takes
/// constant time, and `close` never recurs, so that a million resources are no deeper than one.
///
/// For a number of resources that is known when you write the code, use try-with-resources. Guava's
/// `Closer` keeps the order as well, but takes `Closeable` only, throws `IOException` whatever its
/// closers throw, cannot hand over what it holds, and keeps open what is registered too late.
public final class CloseStack<X extends Exception> implements AutoCloseable {
  /// How to close a resource: `Reader::close`, or `Process::destroy`.
  @FunctionalInterface
  public interface Closer<T, X extends Exception> {
    void close(T resource) throws X;
  }

  /// What is left to do at the end.
  @FunctionalInterface
  public interface Action<X extends Exception> {
    void run() throws X;
  }

  private record Entry<T, X extends Exception>(
      T resource, Closer<? super T, ? extends X> closer, Entry<?, X> below) {
    void close() throws X {
      closer.close(resource);
    }
  }

  private Entry<?, X> top;
  private boolean closed;

  /// Takes over a resource, to be closed before all that were registered earlier.
  ///
  /// @param resource may be null, and is then not closed
  /// @return the resource
  /// @throws IllegalStateException if this stack is closed; the resource is then closed, too, and
  ///   what that throws is suppressed
  /// @throws NullPointerException if the closer is null
  public <T> T register(T resource, Closer<? super T, ? extends X> closer) {
    Objects.requireNonNull(closer, "closer");
    if (resource == null) {
      return null;
    }
    var entry = new Entry<T, X>(resource, closer, top);
    if (closed) {
      throw refused(entry);
    }
    top = entry;
    return resource;
  }

  private static IllegalStateException refused(Entry<?, ?> late) {
    var refusal =
        new IllegalStateException(
            "the stack is closed, so %s was closed at once: register before close()"
                .formatted(late.resource));
    try {
      late.close();
    } catch (Throwable failure) {
      refusal.addSuppressed(failure);
    }
    return refusal;
  }

  /// Runs an action in its turn, as if it closed a resource.
  ///
  /// @throws IllegalStateException if this stack is closed; the action has then run, too, and what
  ///   it threw is suppressed
  /// @throws NullPointerException if the action is null
  public void defer(Action<? extends X> action) {
    register(Objects.requireNonNull(action, "action"), Action::run);
  }

  /// Moves everything to a new stack; this one stays open, and has nothing to close.
  ///
  /// For a constructor that opens several things: it registers them with a stack in
  /// try-with-resources, and its last line keeps `stack.detach()` in a field, for `close()` to
  /// close. If it fails before that, all are closed.
  ///
  /// @throws IllegalStateException if this stack is closed
  public CloseStack<X> detach() {
    if (closed) {
      throw new IllegalStateException("the stack is closed, and has nothing to hand over");
    }
    var heir = new CloseStack<X>();
    heir.top = top;
    top = null;
    return heir;
  }

  /// Closes everything, the last registered first; a second time, nothing.
  ///
  /// @throws X the first failure, with the later ones as suppressed; it may as well be unchecked
  @Override
  @SuppressWarnings("ReferenceEquality") // addSuppressed refuses the same object, not an equal one
  public void close() throws X {
    Throwable first = null;
    while (top != null) {
      var entry = top;
      top = entry.below; // before it is closed, for its closer may register more
      try {
        entry.close();
      } catch (Throwable failure) {
        if (first == null) {
          first = failure;
        } else if (failure != first) {
          first.addSuppressed(failure);
        }
      }
    }
    closed = true;
    if (first != null) {
      CloseStack.<X>rethrow(first);
    }
  }

  /// The closers throw X, or what need not be declared, and the cast happens for the compiler only.
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void rethrow(Throwable failure) throws X {
    throw (X) failure;
  }
}
