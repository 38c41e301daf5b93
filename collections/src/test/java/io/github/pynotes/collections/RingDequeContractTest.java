package io.github.pynotes.collections;

import com.google.common.collect.testing.ListTestSuiteBuilder;
import com.google.common.collect.testing.QueueTestSuiteBuilder;
import com.google.common.collect.testing.TestStringListGenerator;
import com.google.common.collect.testing.TestStringQueueGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.ListFeature;
import io.github.pynotes.build.JUnit3Tests;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What `Queue` and `List` promise, as guava-testlib checks it: of the deque, of the deque
/// backwards, of one with a bound that is never reached, and of the list.
@DisplayName("RingDeque, held to the contracts of Queue and List")
class RingDequeContractTest {
  @TestFactory
  Stream<DynamicTest> queue() {
    return queueTests("RingDeque", RingDeque::new);
  }

  @TestFactory
  Stream<DynamicTest> boundedQueue() {
    return queueTests("RingDeque.bounded", () -> RingDeque.bounded(100));
  }

  /// So that the elements do not begin where the array does.
  @TestFactory
  Stream<DynamicTest> queueThatWrapsAround() {
    return queueTests("RingDeque, wrapped around", RingDequeContractTest::wrappedAround);
  }

  @TestFactory
  Stream<DynamicTest> reversedQueue() {
    return queueTests("RingDeque.reversed", () -> new RingDeque<String>().reversed());
  }

  @TestFactory
  Stream<DynamicTest> list() {
    return listTests("RingDeque.asList", RingDeque::new);
  }

  @TestFactory
  Stream<DynamicTest> listThatWrapsAround() {
    return listTests("RingDeque.asList, wrapped around", RingDequeContractTest::wrappedAround);
  }

  private static RingDeque<String> wrappedAround() {
    var deque = new RingDeque<String>();
    for (int i = 0; i < 15; i++) {
      deque.add("passing through");
    }
    deque.clear();
    deque.add("passing through");
    deque.removeFirst();
    return deque;
  }

  private static Stream<DynamicTest> queueTests(String name, Supplier<Queue<String>> empty) {
    var generator =
        new TestStringQueueGenerator() {
          @Override
          public Queue<String> create(String[] elements) {
            Queue<String> queue = empty.get();
            queue.addAll(Arrays.asList(elements));
            return queue;
          }
        };
    return JUnit3Tests.of(
        QueueTestSuiteBuilder.using(generator)
            .named(name)
            .withFeatures(
                CollectionFeature.GENERAL_PURPOSE,
                CollectionFeature.KNOWN_ORDER,
                CollectionFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION,
                CollectionSize.ANY)
            .createTestSuite());
  }

  private static Stream<DynamicTest> listTests(String name, Supplier<RingDeque<String>> empty) {
    var generator =
        new TestStringListGenerator() {
          @Override
          public List<String> create(String[] elements) {
            List<String> list = empty.get().asList();
            list.addAll(Arrays.asList(elements));
            return list;
          }
        };
    return JUnit3Tests.of(
        ListTestSuiteBuilder.using(generator)
            .named(name)
            .withFeatures(
                ListFeature.GENERAL_PURPOSE,
                CollectionFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION,
                CollectionSize.ANY)
            .createTestSuite());
  }
}
