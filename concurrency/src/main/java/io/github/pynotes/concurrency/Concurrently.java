// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, concurrency/Concurrently.java
// Needs: Java 21
package io.github.pynotes.concurrency;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/// Applies a function to many elements at the same time: all results in order, or the first
/// failure, and nothing left running.
///
/// ```java
/// List<Invoice> invoices =
///     Concurrently.map(orders.iterator(), 10, order -> billing.fetchInvoice(order));
/// ```
///
/// Answers `ThreadPoolExecutor(max_workers).map` and asyncio's `TaskGroup`. Each element gets a
/// virtual thread of its own, and at most `limit` of them run at a time. The call returns or throws
/// when all of them have ended, and not before.
///
/// **Order.** The results stand in the order of the elements, whichever was ready first. A slow
/// element keeps its place among the `limit`, and holds up none of the others.
///
/// **Source.** It is read by the caller's thread only, and one element at a time: the next when its
/// thread can start, so that never more than `limit` elements are read and not done.
///
/// **Failures.** The first failure in time ends it all. No element is read any more, every thread
/// is interrupted at once, and when they have ended, that failure is thrown: the object itself,
/// whether checked, unchecked or an `Error`, with the stack trace of its own thread. A failure of
/// the source counts like that of an element. Later failures are suppressed by the first, but for
/// `InterruptedException`, which is how most answer the interrupt. (Python throws the failure of
/// the first element in order, lets what is running run, and forgets other failures.)
///
/// **Interrupts.** The caller's interrupt is a failure like any other: the call ends by
/// `InterruptedException`. One that comes too late, after another failure, stays set in the
/// caller's flag. (In Python nobody can interrupt a thread.)
///
/// **What it cannot do.** A function that ignores its interrupt is waited for, however long it
/// takes, and so is a source that waits in `next()`; a thread that has been left behind would go on
/// working for nobody. So let functions wait in methods that throw `InterruptedException`; they may
/// throw it, whatever `X` is.
///
/// **Nulls.** Elements and results may be null. The list cannot be modified.
///
/// **Threads.** The function must be safe to be called by several threads. What the caller did
/// before the call is seen by the functions, and what they did by the caller afterwards. They
/// inherit an `InheritableThreadLocal`, and no `ScopedValue`. Calls may nest, each with a limit of
/// its own; no pool is there to run dry.
///
/// **Cost.** A microsecond or two for each element, and ten or twenty where the caller has to be
/// woken for each, as with a limit of one: it is for functions that wait, or compute for longer
/// than that. It keeps all results, and no more than `limit` threads. Work that only computes has a
/// natural limit, `Runtime.availableProcessors()`.
///
/// `Gatherers.mapConcurrent` maps a stream in the same way. Prefer it where the results are used
/// one by one, or without end. It was not enough here because a failure has to wait for all
/// elements before it, a slow element holds up those behind it, the caller's interrupt is ignored
/// until the end, and functions cannot throw checked exceptions. `ExecutorService.invokeAll` waits
/// for all even if the first fails. `StructuredTaskScope` (JEP 505) is in preview, and knows no
/// limit.
public final class Concurrently {
  // Over 200 lines, because a third of it is the contract; its code is under 150 lines.

  private Concurrently() {}

  /// What is done with an element; called by many threads.
  @FunctionalInterface
  public interface Fn<T, R, X extends Exception> {
    /// Makes a result of an element.
    ///
    /// @param element null if the source has a null
    /// @return may be null
    /// @throws InterruptedException as its answer to the interrupt
    R apply(T element) throws X, InterruptedException;
  }

  /// Applies a function to each element of a source, to at most `limit` of them at a time.
  ///
  /// @param source read to its end, or until something fails
  /// @param limit at least 1; as large as you like
  /// @return the results in the order of the elements, unmodifiable
  /// @throws X what the function threw first
  /// @throws InterruptedException if the caller was interrupted, or the function threw it first
  /// @throws IllegalArgumentException if the limit is below 1
  /// @throws NullPointerException if the source or the function is null
  public static <T, R, X extends Exception> List<R> map(
      Iterator<? extends T> source, int limit, Fn<? super T, ? extends R, ? extends X> function)
      throws X, InterruptedException {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(function, "function");
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", so that nothing could ever run");
    }
    var results = new ArrayList<Result<R>>();
    var crew = new Crew();
    try {
      while (crew.awaitFewerThan(limit) && source.hasNext()) {
        T element = source.next();
        var result = new Result<R>();
        results.add(result);
        crew.start(() -> result.value = function.apply(element));
      }
      crew.awaitAll();
    } catch (InterruptedException interrupt) {
      if (!crew.fail(interrupt)) {
        Thread.currentThread().interrupt(); // too late for this call, but not for its caller
      }
    } catch (Throwable failure) { // of the source
      crew.fail(failure);
    }
    crew.awaitAllUninterruptibly();
    if (crew.failure.get() != null) {
      Concurrently.<X>rethrow(crew.failure.get());
    }
    return results.stream().<R>map(result -> result.value).toList();
  }

  /// It is X, an interrupt or unchecked, and the cast happens for the compiler only.
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void rethrow(Throwable failure) throws X {
    throw (X) failure;
  }

  /// Written by one thread, and read when that has ended.
  private static final class Result<R> {
    R value;
  }

  @FunctionalInterface
  private interface Task {
    void run() throws Exception;
  }

  /// The threads of one call. All methods but `fail` are the caller's.
  private static final class Crew {
    /// All that have been started, until they were seen to have ended.
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /// Those of them that have only to leave.
    private final BlockingQueue<Thread> done = new LinkedBlockingQueue<>();

    final AtomicReference<Throwable> failure = new AtomicReference<>();

    void start(Task task) {
      Thread thread =
          Thread.ofVirtual()
              .unstarted(() -> {
                try {
                  task.run();
                } catch (Throwable thrown) {
                  fail(thrown);
                } finally {
                  done.add(Thread.currentThread());
                }
              });
      threads.add(thread); // first, so that whoever fails after the next line interrupts it
      if (failure.get() == null) {
        thread.start();
      }
    }

    /// The first failure interrupts all threads and returns true; the others are suppressed by it,
    /// but for the same object again, which `addSuppressed` would refuse.
    @SuppressWarnings("ReferenceEquality")
    boolean fail(Throwable thrown) {
      if (failure.compareAndSet(null, thrown)) {
        threads.forEach(Thread::interrupt);
        return true;
      }
      Throwable first = failure.get();
      if (thrown != first && !(thrown instanceof InterruptedException)) {
        first.addSuppressed(thrown);
      }
      return false;
    }

    /// Returns false if something has failed.
    boolean awaitFewerThan(int limit) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      while (threads.size() >= limit) {
        Thread thread = done.take();
        thread.join();
        threads.remove(thread);
      }
      return failure.get() == null;
    }

    void awaitAll() throws InterruptedException {
      for (Thread thread : threads) {
        thread.join();
      }
    }

    void awaitAllUninterruptibly() {
      boolean interrupted = false;
      while (true) {
        try {
          awaitAll();
          break;
        } catch (InterruptedException e) {
          interrupted = true; // its answer comes when all have ended
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
