package io.github.pynotes.build;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Runs the tests of a package again and again, on processors that have other things to do: a test
/// that leans on luck with its timing fails here, sooner or later.
///
/// `Repeat PACKAGE TIMES` ends with 0 when every test has passed in every round, and with 1 in the
/// first round in which one has not, after telling which.
public final class Repeat {
  private Repeat() {}

  public static void main(String[] args) {
    keepProcessorsBusy();
    boolean passed = run(args[0], Integer.parseInt(args[1]));
    System.exit(passed ? 0 : 1);
  }

  private static boolean run(String packageName, int times) {
    Launcher launcher =
        LauncherFactory.create(
            // The tree of TestTree is for reading, and 200 of them are not.
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build());
    LauncherDiscoveryRequest tests =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage(packageName))
            .filters(ClassNameFilter.includeClassNamePatterns(".*Test"))
            .build();
    for (int round = 1; round <= times; round++) {
      var listener = new SummaryGeneratingListener();
      launcher.execute(tests, listener);
      var summary = listener.getSummary();
      if (summary.getTotalFailureCount() > 0 || summary.getTestsSucceededCount() == 0) {
        System.out.printf("round %d of %d%n", round, times);
        summary.printFailuresTo(new PrintWriter(System.out, true, Charset.defaultCharset()), 20);
        return false;
      }
      if (round % 10 == 0 || round == times) {
        System.out.printf(
            "round %d of %d: %d tests passed%n", round, times, summary.getTestsSucceededCount());
      }
    }
    return true;
  }

  /// One thread a processor, as many as the tests' own threads would like to have.
  private static void keepProcessorsBusy() {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread.ofPlatform()
          .daemon()
          .name("busy-" + i)
          .start(() -> {
            while (true) {
              Thread.onSpinWait();
            }
          });
    }
  }
}
