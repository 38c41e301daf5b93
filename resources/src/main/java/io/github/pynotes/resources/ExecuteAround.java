// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, resources/ExecuteAround.java
// Needs: Java 17
package io.github.pynotes.resources;

import java.util.Objects;

/// What comes before a block and what comes after it, written once: setup, value, teardown.
///
/// ```java
/// static ExecuteAround<Connection, SQLException> transaction(DataSource shop) {
///   return ExecuteAround.of(
///       shop::getConnection,
///       (connection, outcome) -> {
///         try (connection) {
///           switch (outcome) {
///             case Completed _ -> connection.commit();
///             case Failed _, Unknown _ -> connection.rollback();
///           }
///         }
///       });
/// }
///
/// int id = transaction(shop).call(connection -> insert(connection, order));
/// ```
///
/// Answers `contextlib.contextmanager`: what stands before the `yield` is the setup, what is
/// yielded is the value, what stands after it is the teardown. [#call(Body)] and [#run(Action)] are
/// the `with` block; [#open()] hands the block to try-with-resources.
///
/// **Order.** Setup, body, teardown, each once. Where the setup throws, the other two do not run,
/// so a setup of two steps has to undo the first when the second fails.
///
/// **Errors.** What the body throws arrives as it is; nothing is wrapped. If the teardown throws as
/// well, its exception is suppressed by the body's, in `call` and `run` as in try-with-resources.
/// If the teardown alone throws, that is what arrives.
///
/// **Swallowing.** A teardown sees the body's failure in [Failed], and swallows it by
/// [Failed#swallow()] only; then `call` returns null. It counts when the teardown returns: one that
/// swallows and then throws has swallowed nothing.
///
/// **open().** The teardown of a [Scope] gets [Unknown], for try-with-resources does not tell a
/// `close()` how its block ended. So it cannot swallow, and had better take it for a failure.
///
/// **Checked exceptions.** `X` is what setup and teardown may throw; the compiler finds
/// `RuntimeException` where that is nothing. What a body may throw is its own, call by call.
///
/// **Nulls.** The value may be null, and so may what a body returns.
///
/// **Threads and reuse.** A recipe has no state. It can be used again, inside itself, and by many
/// threads at once, as far as its setup and teardown can. A [Scope] belongs to one thread.
///
/// **Differs from Python.** A teardown that catches and forgets to raise again swallows in Python;
/// here that takes a word. If both fail, Python raises the teardown's exception with the body's as
/// its `__context__`, so that a `raise … from` translates; here the body's is thrown, so translate
/// by a `catch` around the call. A generator's manager works once.
///
/// For a class of one's own that has to be closed, `AutoCloseable` and try-with-resources are
/// enough. They are not where there is no class but two actions, and where the end depends on how
/// the block has ended; Guava has nothing for either.
///
/// @param <T> the value's type
/// @param <X> what setup and teardown may throw
public final class ExecuteAround<T, X extends Exception> {
  // Over 200 lines, because 90 of them are the contract; its code is under 150.

  private static final Outcome COMPLETED = new Completed();
  private static final Outcome UNKNOWN = new Unknown();

  private final Setup<? extends T, X> setup;
  private final Teardown<? super T, X> teardown;

  private ExecuteAround(Setup<? extends T, X> setup, Teardown<? super T, X> teardown) {
    this.setup = Objects.requireNonNull(setup, "setup");
    this.teardown = Objects.requireNonNull(teardown, "teardown");
  }

  /// What comes before the block.
  @FunctionalInterface
  public interface Setup<T, X extends Exception> {
    /// Returns the value for the block.
    T setUp() throws X;
  }

  /// What comes after the block, and depends on how it has ended.
  @FunctionalInterface
  public interface Teardown<T, X extends Exception> {
    /// Gets what the setup returned.
    void tearDown(T value, Outcome outcome) throws X;
  }

  /// What comes after the block, however it has ended.
  @FunctionalInterface
  public interface Cleanup<T, X extends Exception> extends Teardown<T, X> {
    /// Gets what the setup returned.
    void cleanUp(T value) throws X;

    @Override
    default void tearDown(T value, Outcome outcome) throws X {
      cleanUp(value);
    }
  }

  /// A block with a result.
  @FunctionalInterface
  public interface Body<T, R, X extends Exception> {
    /// Gets what the setup returned.
    R apply(T value) throws X;
  }

  /// A block without a result.
  @FunctionalInterface
  public interface Action<T, X extends Exception> extends Body<T, Void, X> {
    /// Gets what the setup returned.
    void accept(T value) throws X;

    @Override
    default Void apply(T value) throws X {
      accept(value);
      return null;
    }
  }

  /// How a block has ended.
  public sealed interface Outcome permits Completed, Failed, Unknown {}

  /// The block reached its end.
  public record Completed() implements Outcome {}

  /// The block threw.
  public static final class Failed implements Outcome {
    private final Throwable failure;
    private boolean swallowed;

    private Failed(Throwable failure) {
      this.failure = failure;
    }

    /// What the block threw; never null.
    public Throwable failure() {
      return failure;
    }

    /// Keeps the failure from the caller.
    public void swallow() {
      swallowed = true;
    }
  }

  /// The block was one of try-with-resources, which does not say.
  public record Unknown() implements Outcome {}

  /// A recipe whose teardown does the same however the block has ended.
  ///
  /// @throws NullPointerException if either is null
  public static <T, X extends Exception> ExecuteAround<T, X> of(
      Setup<? extends T, X> setup, Cleanup<? super T, X> teardown) {
    return new ExecuteAround<>(setup, teardown);
  }

  /// A recipe whose teardown asks how the block has ended.
  ///
  /// @throws NullPointerException if either is null
  public static <T, X extends Exception> ExecuteAround<T, X> of(
      Setup<? extends T, X> setup, Teardown<? super T, X> teardown) {
    return new ExecuteAround<>(setup, teardown);
  }

  /// Runs a block between setup and teardown.
  ///
  /// @return what the block returned; null if the teardown swallowed its failure
  /// @throws X if the setup or the teardown does
  /// @throws Y if the block does
  /// @throws NullPointerException if the block is null, before the setup
  public <R, Y extends Exception> R call(Body<? super T, ? extends R, Y> body) throws X, Y {
    Objects.requireNonNull(body, "body");
    T value = setup.setUp();
    R result;
    try {
      result = body.apply(value);
    } catch (Throwable failure) {
      if (isSwallowed(value, failure)) {
        return null;
      }
      throw failure;
    }
    teardown.tearDown(value, COMPLETED);
    return result;
  }

  /// Runs a block that returns nothing; otherwise as [#call(Body)] does.
  public <Y extends Exception> void run(Action<? super T, Y> body) throws X, Y {
    call(body);
  }

  /// Tears down after a failure, which keeps what goes wrong in that.
  @SuppressWarnings("ReferenceEquality") // addSuppressed refuses the same, not the equal
  private boolean isSwallowed(T value, Throwable failure) {
    var outcome = new Failed(failure);
    try {
      teardown.tearDown(value, outcome);
      return outcome.swallowed;
    } catch (Throwable alsoFailed) {
      if (alsoFailed != failure) {
        failure.addSuppressed(alsoFailed);
      }
      return false;
    }
  }

  /// Sets up at once, and tears down when the scope is closed.
  ///
  /// @throws X if the setup does
  public Scope<T, X> open() throws X {
    return new Scope<>(setup.setUp(), teardown);
  }

  /// A block of try-with-resources; works once.
  public static final class Scope<T, X extends Exception> implements AutoCloseable {
    private final T value;
    private final Teardown<? super T, X> teardown;
    private boolean closed;

    private Scope(T value, Teardown<? super T, X> teardown) {
      this.value = value;
      this.teardown = teardown;
    }

    /// What the setup returned.
    ///
    /// @throws IllegalStateException if the scope is closed
    public T value() {
      if (closed) {
        throw new IllegalStateException("This scope is closed: open() another one.");
      }
      return value;
    }

    /// Tears down; a second time does nothing, even if the first threw.
    @Override
    public void close() throws X {
      if (!closed) {
        closed = true;
        teardown.tearDown(value, UNKNOWN);
      }
    }
  }
}
