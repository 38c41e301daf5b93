package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs `OrderPage.java` as its readers would, in a JVM of its own: what it prints is the proof.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("asyncio.TaskGroup")
class StructuredTest {
  private static final Path PROGRAM = StructuredExample.program();

  private static Outcome withPreview;
  private static Outcome withoutPreview;

  private record Outcome(int exitCode, List<String> printed, String complaints) {
    static Outcome of(Process program) throws IOException, InterruptedException {
      try (var out = program.inputReader();
          var errors = program.errorReader()) {
        List<String> printed = out.readAllLines();
        return new Outcome(program.waitFor(), printed, errors.readAllAsString());
      } finally {
        program.destroyForcibly();
      }
    }
  }

  @BeforeAll
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  static void runTheProgram() throws Exception {
    Process flagged = start("--enable-preview", "--source", "25");
    Process plain = start("--source", "25");
    withPreview = Outcome.of(flagged);
    withoutPreview = Outcome.of(plain);
  }

  private static Process start(String... options) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        Stream.of(List.of(java, "-Xlog:disable"), List.of(options), List.of(PROGRAM.toString()))
            .flatMap(List::stream)
            .toList();
    return new ProcessBuilder(command).start();
  }

  @Nested
  @DisplayName("group.create_task(...)")
  class CreateTask {
    @Test
    void isForkAndTheBlockWaitsForAllOfThem() throws IOException {
      // @start region="structured"
      // async with asyncio.TaskGroup() as group:
      //     customer = group.create_task(customer_of(17))
      //     apples = group.create_task(stock_of("apples"))
      // print(f"order 17: {customer.result()}, {apples.result()} apples left")
      String passage =
          """
          try (var scope = StructuredTaskScope.open()) {
            var customer = scope.fork(() -> customerOf(17));
            var apples = scope.fork(() -> stockOf("apples"));
            scope.join();
            IO.println("order 17: " + customer.get() + ", " + apples.get() + " apples left");
          }
          """;

      assertThat(Files.readString(PROGRAM)).contains(passage.indent(4));
      assertThat(withPreview.printed()).contains("order 17: Ada, 7 apples left");
      // @end
    }

    @Test
    void givesTheResultsInTheOrderOfTheForks() {
      // [count.result() for count in counts]
      assertThat(withPreview.printed()).contains("stock: [7, 0, 12]");
    }

    @Test
    void comesToTheEndOfTheProgramWithoutAFailure() {
      assertThat(withPreview.exitCode()).isZero();
      assertThat(withPreview.printed()).hasSize(10);
    }
  }

  @Nested
  @DisplayName("except* RuntimeError as failures")
  class ExceptStar {
    @Test
    void theFirstFailureCancelsTheOthersAndIsThrownWhenTheyHaveEnded() {
      assertThat(withPreview.printed())
          .containsSequence("price: cancelled", "failure: the warehouse is closed");
    }
  }

  @Nested
  @DisplayName("asyncio.wait(tasks, return_when=FIRST_COMPLETED)")
  class FirstCompleted {
    @Test
    void theFirstAnswerCancelsTheOthers() {
      assertThat(withPreview.printed())
          .containsSequence("slow carrier: cancelled", "first answer: fast carrier");
    }
  }

  @Nested
  @DisplayName("async with asyncio.timeout(seconds)")
  class Timeouts {
    @Test
    void cancelsWhatHasNotEndedByThen() {
      // the task waits for a day, and its scope waits for the task: only an interrupt ends both
      assertThat(withPreview.printed()).contains("deadline: passed");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void onlyTheFirstFailureIsTold() {
      // len(failures.exceptions)  # 2
      assertThat(withPreview.printed()).containsSequence("discount: cancelled", "failures told: 1");
    }

    @Test
    void leavingTheBlockWithoutJoinIsAnError() {
      // a task group waits at the end of its block, whether asked to or not
      assertThat(withPreview.printed().getLast())
          .isEqualTo("without join: Owner did not join after forking");
    }

    @Test
    void itIsAPreviewThatNeedsAFlag() {
      assertThat(withoutPreview.exitCode()).isEqualTo(1);
      assertThat(withoutPreview.printed()).isEmpty();
      assertThat(withoutPreview.complaints())
          .contains("StructuredTaskScope is a preview API and is disabled by default.")
          .contains("(use --enable-preview to enable preview APIs)");
    }
  }

  @Nested
  @DisplayName("the program")
  class Program {
    @Test
    void isFoundFromTheClassesAndNotFromTheWorkingFolder() {
      assertThat(PROGRAM).isAbsolute().isRegularFile().hasFileName("OrderPage.java");
    }
  }
}
