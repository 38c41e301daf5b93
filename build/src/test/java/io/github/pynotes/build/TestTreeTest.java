package io.github.pynotes.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

@DisplayName("the printed tree of a test run")
class TestTreeTest {

  @Test
  @DisplayName(
      "shows names, nests, failures and skips, and one line for all that a method generates")
  void tree() {
    List<String> lines = run(Deque.class);

    assertThat(lines)
        .containsExactly(
            "deque",
            "  ✔ holds elements (counted: 2 of them)",
            "  ✘ rotates: expected: 1",
            "  ↷ extends (skipped: not yet)",
            "  ✘ counts × 3",
            "    ✘ number 2: two is too many",
            "  rotate",
            "    ✔ by zero does nothing");
  }

  @Test
  @DisplayName("prints a skipped class as one line")
  void skippedClass() {
    assertThat(run(Skipped.class)).containsExactly("↷ skipped (skipped: no server)");
  }

  static List<String> run(Class<?> testClass) {
    var bytes = new ByteArrayOutputStream();
    LauncherConfig withoutTheRealOne =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestExecutionListeners(
                new TestTree(new PrintStream(bytes, true, StandardCharsets.UTF_8)))
            .build();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(testClass)).build();
    LauncherFactory.create(withoutTheRealOne).execute(request);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /// A sample: static, and named so that Surefire does not take it for a test.
  @DisplayName("deque")
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  @TestClassOrder(ClassOrderer.OrderAnnotation.class)
  static class Deque {
    @Test
    @Order(1)
    @DisplayName("holds elements")
    void passes(TestReporter reporter) {
      reporter.publishEntry("counted", "2 of them");
      assertThat("deque").contains("que");
    }

    @Test
    @Order(2)
    @DisplayName("rotates")
    void fails() {
      fail("expected: 1\nbut was: 2");
    }

    @Test
    @Order(3)
    @Disabled("not yet")
    @DisplayName("extends")
    void isSkipped() {
      fail("never run");
    }

    @ParameterizedTest(name = "number {0}")
    @Order(4)
    @DisplayName("counts")
    @ValueSource(ints = {1, 2, 3})
    void generates(int number) {
      if (number == 2) {
        fail("two is too many");
      }
    }

    @Nested
    @DisplayName("rotate")
    class Rotate {
      @Test
      @DisplayName("by zero does nothing")
      void passes() {
        assertThat(0).isZero();
      }
    }
  }

  @Disabled("no server")
  @DisplayName("skipped")
  static class Skipped {
    @Test
    void never() {
      fail("never run");
    }
  }
}
