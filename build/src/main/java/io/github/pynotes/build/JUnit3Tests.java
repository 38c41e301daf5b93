package io.github.pynotes.build;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import junit.framework.Test;
import junit.framework.TestCase;
import junit.framework.TestResult;
import junit.framework.TestSuite;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/// A suite of JUnit 3, as guava-testlib makes them, for a `@TestFactory` of JUnit 5.
public final class JUnit3Tests {
  private JUnit3Tests() {}

  /// All tests below a suite, however deep, each of which runs on its own.
  ///
  /// @throws AssertionError if there is none, as a suite without tests proves nothing
  public static Stream<DynamicTest> of(Test suite) {
    Assertions.assertNotEquals(0, suite.countTestCases(), "no test in the suite");
    return tests(suite);
  }

  private static Stream<DynamicTest> tests(Test test) {
    return switch (test) {
      case TestSuite suite -> Collections.list(suite.tests()).stream().flatMap(JUnit3Tests::tests);
      case TestCase one -> Stream.of(DynamicTest.dynamicTest(one.toString(), () -> run(one)));
      default -> throw new IllegalArgumentException("Neither a suite nor a test: " + test);
    };
  }

  private static void run(TestCase test) throws Throwable {
    TestResult result = new TestResult();
    test.run(result);
    for (var failures : List.of(result.errors(), result.failures())) {
      if (failures.hasMoreElements()) {
        throw failures.nextElement().thrownException();
      }
    }
    Assertions.assertEquals(1, result.runCount());
  }
}
