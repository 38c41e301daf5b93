package io.github.pynotes.collections;

import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.TestStringMapGenerator;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.MapFeature;
import com.google.common.collect.testing.testers.MapComputeTester;
import com.google.common.collect.testing.testers.MapGetTester;
import io.github.pynotes.build.JUnit3Tests;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("LazyMap as a Map")
class LazyMapContractTest {
  @TestFactory
  Stream<DynamicTest> keepsTheContract() throws NoSuchMethodException {
    var generator =
        new TestStringMapGenerator() {
          @Override
          protected Map<String, String> create(Map.Entry<String, String>[] entries) {
            LazyMap<String, String> map = LazyMap.of(() -> "made");
            for (var entry : entries) {
              map.put(entry.getKey(), entry.getValue());
            }
            return map;
          }
        };
    return JUnit3Tests.of(
        MapTestSuiteBuilder.using(generator)
            .named("LazyMap")
            .withFeatures(
                CollectionSize.ANY,
                MapFeature.GENERAL_PURPOSE,
                MapFeature.ALLOWS_NULL_KEYS,
                MapFeature.ALLOWS_NULL_VALUES,
                MapFeature.ALLOWS_ANY_NULL_QUERIES,
                MapFeature.FAILS_FAST_ON_CONCURRENT_MODIFICATION,
                CollectionFeature.SUPPORTS_ITERATOR_REMOVE,
                CollectionFeature.KNOWN_ORDER)
            .suppressing(testsThatWantNullFromGet())
            .createTestSuite());
  }

  /// That `get` of a key which is not there returns null: a LazyMap exists in order not to.
  private static List<Method> testsThatWantNullFromGet() throws NoSuchMethodException {
    var tests = new ArrayList<Method>();
    for (String ofGet :
        List.of(
            "testGet_no",
            "testGet_nullNotContainedButAllowed",
            "testGet_nonNullWhenNullContained",
            "testGet_wrongType")) {
      tests.add(MapGetTester.class.getMethod(ofGet));
    }
    // looks for a key that is gone by get, and only then by containsKey
    tests.add(MapComputeTester.class.getMethod("testCompute_presentToAbsent"));
    return tests;
  }
}
