package io.github.pynotes.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// What [RaceTest] forces by a barrier happens here by itself: two threads add one each, millions
/// of times, and one thread waits for the flag of another. jcstress runs the loops, on compilers
/// and processors as they are; `.ci/stress` starts it, and wants to see every INTERESTING outcome.
class RaceStress {
  private RaceStress() {}

  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both were counted.")
  @Outcome(id = "1", expect = ACCEPTABLE_INTERESTING, desc = "One was lost.")
  @State
  public static class PlainCounter {
    private int views;

    @Actor
    public void first() {
      views += 1;
    }

    @Actor
    public void second() {
      views += 1;
    }

    @Arbiter
    public void total(I_Result result) {
      result.r1 = views;
    }
  }

  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both were counted.")
  @Outcome(id = "1", expect = ACCEPTABLE_INTERESTING, desc = "One was lost, volatile or not.")
  @State
  public static class VolatileCounter {
    private volatile int views;

    @Actor
    @SuppressWarnings("NonAtomicVolatileUpdate") // it is what the test is about
    public void first() {
      views += 1;
    }

    @Actor
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void second() {
      views += 1;
    }

    @Arbiter
    public void total(I_Result result) {
      result.r1 = views;
    }
  }

  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both were counted.")
  @Outcome(expect = FORBIDDEN, desc = "One was lost.")
  @State
  public static class SynchronizedCounter {
    private int views;

    @Actor
    public synchronized void first() {
      views += 1;
    }

    @Actor
    public synchronized void second() {
      views += 1;
    }

    @Arbiter
    public void total(I_Result result) {
      result.r1 = views;
    }
  }

  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both were counted.")
  @Outcome(expect = FORBIDDEN, desc = "One was lost.")
  @State
  public static class LockedCounter {
    private final ReentrantLock lock = new ReentrantLock();
    private int views;

    @Actor
    public void first() {
      add();
    }

    @Actor
    public void second() {
      add();
    }

    private void add() {
      lock.lock();
      try {
        views += 1;
      } finally {
        lock.unlock();
      }
    }

    @Arbiter
    public void total(I_Result result) {
      result.r1 = views;
    }
  }

  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both were counted.")
  @Outcome(expect = FORBIDDEN, desc = "One was lost.")
  @State
  public static class AtomicCounter {
    private final AtomicInteger views = new AtomicInteger();

    @Actor
    public void first() {
      views.incrementAndGet();
    }

    @Actor
    public void second() {
      views.incrementAndGet();
    }

    @Arbiter
    public void total(I_Result result) {
      result.r1 = views.get();
    }
  }

  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both were counted.")
  @Outcome(expect = FORBIDDEN, desc = "One was lost.")
  @State
  public static class AdderCounter {
    private final LongAdder views = new LongAdder();

    @Actor
    public void first() {
      views.increment();
    }

    @Actor
    public void second() {
      views.increment();
    }

    @Arbiter
    public void total(I_Result result) {
      result.r1 = views.intValue();
    }
  }

  /// `list.append(x)` is one step under the GIL.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both were added.")
  @Outcome(id = "1", expect = ACCEPTABLE_INTERESTING, desc = "One was lost.")
  @Outcome(id = "-1", expect = ACCEPTABLE_INTERESTING, desc = "One thread met an exception.")
  @State
  public static class PlainList {
    private final List<String> orders = new ArrayList<>(0);
    private volatile boolean hasFailed;

    @Actor
    public void first() {
      add("first");
    }

    @Actor
    public void second() {
      add("second");
    }

    private void add(String order) {
      try {
        orders.add(order);
      } catch (ArrayIndexOutOfBoundsException e) {
        hasFailed = true;
      }
    }

    @Arbiter
    public void size(I_Result result) {
      result.r1 = hasFailed ? -1 : orders.size();
    }
  }

  @JCStressTest(Mode.Termination)
  @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "Seen in time.")
  @Outcome(id = "STALE", expect = ACCEPTABLE_INTERESTING, desc = "Never seen: read once, for good.")
  @State
  public static class PlainFlag {
    private boolean isReady;

    @Actor
    public void waits() {
      while (!isReady) {}
    }

    @Signal
    public void sets() {
      isReady = true;
    }
  }

  @JCStressTest(Mode.Termination)
  @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "Seen in time.")
  @Outcome(id = "STALE", expect = FORBIDDEN, desc = "Never seen.")
  @State
  public static class VolatileFlag {
    private volatile boolean isReady;

    @Actor
    public void waits() {
      while (!isReady) {
        Thread.onSpinWait();
      }
    }

    @Signal
    public void sets() {
      isReady = true;
    }
  }
}
