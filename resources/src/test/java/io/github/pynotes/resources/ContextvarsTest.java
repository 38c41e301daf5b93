package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("contextvars.ContextVar")
class ContextvarsTest {
  private static final ScopedValue<String> USER = ScopedValue.newInstance();
  private static final ScopedValue<String> TENANT = ScopedValue.newInstance();

  @Nested
  @DisplayName("token = user.set('Ada') ... user.reset(token)")
  class SetAndReset {
    @Test
    void isOneBindingForABody() {
      // @start region="contextvars"
      var events = new ArrayList<String>();

      // token = user.set("Ada")
      ScopedValue.where(USER, "Ada")
          .run(() -> {
            events.add("body of " + USER.get());

            // inner = user.set("Eve") ... user.reset(inner)
            ScopedValue.where(USER, "Eve").run(() -> events.add("inner of " + USER.get()));
            events.add("again " + USER.get());
          });
      // user.reset(token)
      events.add("after: " + USER.orElse("nobody"));

      assertThat(events)
          .isEqualTo(List.of("body of Ada", "inner of Eve", "again Ada", "after: nobody"));
      // @end
    }

    @Test
    void endsWhenTheBodyThrows() {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              ScopedValue.where(USER, "Ada")
                  .run(() -> {
                    throw new IllegalStateException("no tea");
                  }));

      assertThat(USER.isBound()).isFalse();
    }

    @Test
    void bindsSeveralAtOnce() {
      String both =
          ScopedValue.where(USER, "Ada")
              .where(TENANT, "the shop")
              .call(() -> USER.get() + " of " + TENANT.get());

      assertThat(both).isEqualTo("Ada of the shop");
    }

    @Test
    void handsOnTheBodysResultAndItsCheckedException() throws Exception {
      assertThat(ScopedValue.where(USER, "Ada").<Integer, Exception>call(() -> 42)).isEqualTo(42);
    }
  }

  @Nested
  @DisplayName("user.get(default)")
  class Get {
    @Test
    void isAnErrorWhereItIsNotBound() {
      // user.get()  # LookupError
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(USER::get);
    }

    @Test
    void takesADefault() {
      // user.get("a guest")
      assertThat(USER.orElse("a guest")).isEqualTo("a guest");
    }
  }

  @Nested
  @DisplayName("copy_context().run(body)")
  class Threads {
    /// What a thread sees that is started while USER is bound.
    private String seenBy(Thread.Builder builder) {
      var seen = new ArrayList<String>();
      ScopedValue.where(USER, "Ada")
          .run(() -> join(builder.start(() -> seen.add(USER.orElse("nobody")))));
      return seen.getFirst();
    }

    private static void join(Thread thread) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Test
    void aNewThreadBeginsWithoutBindings() {
      assertThat(seenBy(Thread.ofPlatform())).isEqualTo("nobody");
      assertThat(seenBy(Thread.ofVirtual())).isEqualTo("nobody");
    }

    @Test
    void soDoesATaskOfAnExecutor() throws Exception {
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        String seen =
            ScopedValue.where(USER, "Ada")
                .<String, Exception>call(() -> executor.submit(() -> USER.orElse("nobody")).get());

        assertThat(seen).isEqualTo("nobody");
      }
    }

    @Test
    void whatATaskNeedsIsHandedOverByName() throws Exception {
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        String seen =
            ScopedValue.where(USER, "Ada")
                .<String, Exception>call(() -> executor.submit(withUser(USER::get)).get());

        assertThat(seen).isEqualTo("Ada");
      }
    }

    /// Taken on the thread that submits, bound on the one that runs.
    private <T> Callable<T> withUser(Callable<T> task) {
      String user = USER.get();
      return () -> ScopedValue.where(USER, user).<T, Exception>call(task::call);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void nobodyCanSetItForWhoeverComesLater() {
      // user.set("Eve") in a function that is called changes the caller's value; here there is no
      // set
      assertThat(ScopedValue.class.getMethods())
          .extracting("name")
          .contains("where", "get", "orElse")
          .doesNotContain("set");
    }

    @Test
    void aThreadLocalCanBeSetAndOutlivesTheTask() throws Exception {
      var user = new ThreadLocal<String>();
      try (var pool = Executors.newSingleThreadExecutor()) {
        pool.submit(() -> user.set("Ada")).get();

        // the next task of that thread is somebody else's
        assertThat(pool.submit(user::get).get()).isEqualTo("Ada");
      }
    }

    @Test
    void anInheritableThreadLocalIsCopiedIntoNewThreads() throws InterruptedException {
      var user = new InheritableThreadLocal<String>();
      var seen = new ArrayList<String>();
      user.set("Ada");
      try {
        Thread.ofPlatform().start(() -> seen.add(user.get())).join();
      } finally {
        user.remove();
      }

      assertThat(seen).containsExactly("Ada");
    }

    @Test
    void nullMayBeBound() {
      boolean bound = ScopedValue.where(USER, null).call(USER::isBound);

      assertThat(bound).isTrue();
    }
  }
}
