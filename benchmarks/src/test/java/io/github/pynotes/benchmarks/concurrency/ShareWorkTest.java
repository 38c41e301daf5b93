package io.github.pynotes.benchmarks.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// That all contenders do the same work. The results are those of `share_work.py`.
class ShareWorkTest {
  private final ShareWork work = new ShareWork();

  @AfterEach
  void close() {
    work.close();
  }

  @Test
  void allFindTheSamePrimes() throws Exception {
    assertThat(work.computeInOne())
        .isEqualTo(work.computeInTwo())
        .isEqualTo(work.computeInFour())
        .isEqualTo(41_537);
  }

  @Test
  void allWaitForTheSameAnswers() throws Exception {
    assertThat(work.waitInOne())
        .isEqualTo(work.waitInTwo())
        .isEqualTo(work.waitInFour())
        .isEqualTo(120);
  }
}
