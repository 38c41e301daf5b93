package io.github.pynotes.concurrency;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Counts primes on all processors: one process is enough, for its threads compute at once.
///
/// @python concurrent.futures.ProcessPoolExecutor
/// @python multiprocessing.Pool
/// @java parallelStream(), or a pool with a thread for each processor
final class MultiprocessingExample {
  private final ConcurrentLinkedQueue<Integer> counted = new ConcurrentLinkedQueue<>();

  void main() throws Exception {
    // a parallel stream: the results are in the order of the tasks
    var thousands = List.of(0, 1_000, 2_000, 3_000);
    List<Integer> primes = thousands.parallelStream().map(this::countPrimes).toList();
    String each = primes.stream().map(String::valueOf).collect(Collectors.joining(" "));
    IO.println("primes in each thousand: " + each);

    // reduce: the function must be associative, for nobody knows which ones it adds up first
    IO.println("primes: " + primes.parallelStream().reduce(0, Integer::sum));

    // the threads share the objects of their caller
    IO.println("counted, as the caller sees it: " + counted.size());

    // a pool of our own, for tasks that are no stream; nothing is copied, so anything may be a task
    try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      IO.println("a lambda as task: " + threads.submit(() -> 42).get());
    }
  }

  private int countPrimes(int from) {
    int primes =
        (int)
            IntStream.range(from, from + 1_000)
                .filter(n -> n > 1 && IntStream.range(2, n).allMatch(d -> n % d > 0))
                .count();
    counted.add(primes);
    return primes;
  }
}
