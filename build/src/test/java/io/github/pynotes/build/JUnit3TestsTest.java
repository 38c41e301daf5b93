package io.github.pynotes.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import junit.framework.AssertionFailedError;
import junit.framework.TestCase;
import junit.framework.TestSuite;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

@DisplayName("a suite of JUnit 3")
class JUnit3TestsTest {
  /// A sample: named so that Surefire does not take it for a test.
  @SuppressWarnings("JdkObsolete") // the suites of guava-testlib are of JUnit 3
  private static final class Sample extends TestCase {
    private final Runnable body;

    Sample(String name, Runnable body) {
      super(name);
      this.body = body;
    }

    @Override
    protected void runTest() {
      body.run();
    }
  }

  private static TestSuite suite(Runnable body) {
    var inner = new TestSuite("inner");
    inner.addTest(new Sample("deep", body));
    var suite = new TestSuite("outer");
    suite.addTest(new Sample("first", () -> {}));
    suite.addTest(inner);
    return suite;
  }

  @Test
  void isFlattenedIntoDynamicTests() {
    assertThat(JUnit3Tests.of(suite(() -> {})))
        .extracting(DynamicTest::getDisplayName)
        .satisfies(names -> assertThat(names).hasSize(2).first().asString().startsWith("first"));
  }

  @Test
  void passesWhereItPasses() throws Throwable {
    List<String> ran = new ArrayList<>();

    for (DynamicTest test : JUnit3Tests.of(suite(() -> ran.add("deep"))).toList()) {
      test.getExecutable().execute();
    }

    assertThat(ran).containsExactly("deep");
  }

  @Test
  void failsWhereItFails() {
    var deep = JUnit3Tests.of(suite(() -> TestCase.fail("too deep"))).toList().getLast();

    assertThatExceptionOfType(AssertionFailedError.class)
        .isThrownBy(() -> deep.getExecutable().execute())
        .withMessage("too deep");
  }

  @Test
  void failsWhereItThrows() {
    Runnable throwing =
        () -> {
          throw new IllegalStateException("broken");
        };
    var deep = JUnit3Tests.of(suite(throwing)).toList().getLast();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> deep.getExecutable().execute())
        .withMessage("broken");
  }

  @Test
  void withoutTestsIsRefused() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> JUnit3Tests.of(new TestSuite("empty")))
        .withMessageContaining("no test in the suite");
  }
}
