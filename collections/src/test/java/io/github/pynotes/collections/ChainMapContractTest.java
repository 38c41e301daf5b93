package io.github.pynotes.collections;

import static java.util.Comparator.comparingInt;

import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.TestStringMapGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.MapFeature;
import com.google.common.collect.testing.testers.CollectionIteratorTester;
import com.google.common.collect.testing.testers.MapComputeIfPresentTester;
import io.github.pynotes.build.JUnit3Tests;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("ChainMap as a Map")
class ChainMapContractTest {
  @TestFactory
  @DisplayName("with its keys spread over three maps, read and written")
  Stream<DynamicTest> contractOfSpreadKeys() throws NoSuchMethodException {
    return JUnit3Tests.of(
        MapTestSuiteBuilder.using(new SpreadKeys())
            .named("spread keys")
            .withFeatures(
                MapFeature.SUPPORTS_PUT,
                MapFeature.ALLOWS_NULL_KEYS,
                MapFeature.ALLOWS_NULL_VALUES,
                MapFeature.ALLOWS_ANY_NULL_QUERIES,
                CollectionFeature.KNOWN_ORDER,
                CollectionSize.ANY)
            .suppressing(
                // It removes a key, although it is told that nothing can be removed.
                method(MapComputeIfPresentTester.class, "testComputeIfPresent_functionReturnsNull"),
                // It demands that no iterator removes; ours does, if the first map has the key.
                method(CollectionIteratorTester.class, "testIterator_knownOrderRemoveUnsupported"))
            .createTestSuite());
  }

  @TestFactory
  @DisplayName("with its keys in the first of three maps, removed and cleared, too")
  Stream<DynamicTest> contractOfKeysInTheFirst() {
    return JUnit3Tests.of(
        MapTestSuiteBuilder.using(new KeysInTheFirst())
            .named("keys in the first")
            .withFeatures(
                MapFeature.GENERAL_PURPOSE,
                MapFeature.ALLOWS_NULL_KEYS,
                MapFeature.ALLOWS_NULL_VALUES,
                MapFeature.ALLOWS_ANY_NULL_QUERIES,
                CollectionFeature.SUPPORTS_ITERATOR_REMOVE,
                CollectionFeature.KNOWN_ORDER,
                CollectionSize.ANY)
            .createTestSuite());
  }

  private static Method method(Class<?> tester, String name) throws NoSuchMethodException {
    return tester.getMethod(name);
  }

  /// The keys in turn to the second, the third and the first map; those of the first also to the
  /// second, where they are hidden. So whatever is removed first is not in the first map.
  private static final class SpreadKeys extends TestStringMapGenerator {
    @Override
    protected Map<String, String> create(Entry<String, String>[] entries) {
      var first = new LinkedHashMap<String, String>();
      var second = new LinkedHashMap<String, String>();
      var third = new LinkedHashMap<String, String>();
      var values = new LinkedHashMap<String, String>();
      for (var entry : entries) {
        values.put(entry.getKey(), entry.getValue());
      }
      int turn = 0;
      for (var entry : values.entrySet()) {
        switch (turn++ % 3) {
          case 0 -> second.put(entry.getKey(), entry.getValue());
          case 1 -> third.put(entry.getKey(), entry.getValue());
          default -> {
            first.put(entry.getKey(), entry.getValue());
            second.put(entry.getKey(), "hidden");
          }
        }
      }
      return ChainMap.of(first, second, third);
    }

    /// As Python has it: the keys of the last map come first.
    @Override
    public Iterable<Entry<String, String>> order(List<Entry<String, String>> entries) {
      return entries.stream()
          .sorted(comparingInt(entry -> entries.indexOf(entry) % 3 == 1 ? 0 : 1))
          .toList();
    }
  }

  private static final class KeysInTheFirst extends TestStringMapGenerator {
    @Override
    protected Map<String, String> create(Entry<String, String>[] entries) {
      ChainMap<String, String> chain =
          ChainMap.of(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
      for (var entry : entries) {
        chain.maps().getFirst().put(entry.getKey(), entry.getValue());
      }
      return chain;
    }
  }
}
