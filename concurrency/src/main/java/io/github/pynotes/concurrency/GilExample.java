package io.github.pynotes.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// Waits and computes in two threads, which in Java do both at the same time.
///
/// @python sys.setswitchinterval
/// @python sys.getswitchinterval
/// @java none: threads run at the same time; a ReentrantLock makes them take turns
final class GilExample {
  private final CyclicBarrier both = new CyclicBarrier(2);
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  void main() throws Exception {
    // I/O bound: nobody goes on before the other waits, too
    inTwoThreads(() -> counted(both::await));
    IO.println("waiting at the same time: " + most);

    // CPU bound: nobody ends before the other computes, too, or for about 10 seconds
    inTwoThreads(() -> counted(() -> countPrimes(300_000)));
    IO.println("computing at the same time: " + most);

    // the notes' steps, with a lock for a GIL: 1. set it, 2. which switches to this thread,
    // 3. compute, 4. leave off, 5. unlock it, 6. and again with the other thread
    var primes =
        inTwoThreads(() -> {
          lock.lock();
          try {
            return counted(() -> countPrimes(1_000));
          } finally {
            lock.unlock();
          }
        });
    IO.println("primes, in turns: " + primes.getFirst() + " " + primes.getLast());
    IO.println("computing in turns: " + most);
  }

  private List<Integer> inTwoThreads(Callable<Integer> work) throws Exception {
    most.set(0);
    var results = new ArrayList<Integer>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var result : threads.invokeAll(List.of(work, work))) {
        results.add(result.get());
      }
    }
    return results;
  }

  private int counted(Callable<Integer> work) throws Exception {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    int result = work.call();
    now.decrementAndGet();
    return result;
  }

  /// Counts the primes below a limit, or until two threads are at it.
  private int countPrimes(int limit) {
    var numbers = IntStream.range(2, limit).takeWhile(_ -> most.get() < 2);
    return (int) numbers.filter(n -> IntStream.range(2, n).allMatch(d -> n % d > 0)).count();
  }
}
