package io.github.pynotes.lessons.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.lessons.resources.SensorGroup.Connector;
import io.github.pynotes.lessons.resources.SensorGroup.Sensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("exercise: a group of sensors, contextlib.ExitStack")
class SensorGroupTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void readsAllSensorsInTheirOrder() throws IOException {
    try (var group = SensorGroup.connect(List.of(sensor("roof", 21), sensor("cellar", 12)))) {
      assertThat(group.read()).containsExactly(21, 12);
    }
  }

  @Test
  void closesTheLastOneFirst() throws IOException {
    SensorGroup.connect(List.of(sensor("roof", 21), sensor("attic", 30), sensor("cellar", 12)))
        .close();

    assertThat(closed).containsExactly("cellar", "attic", "roof");
  }

  @Test
  void closesNothingTwice() throws IOException {
    var group = SensorGroup.connect(List.of(sensor("roof", 21), sensor("cellar", 12)));
    group.close();
    group.close();

    assertThat(closed).containsExactly("cellar", "roof");
  }

  @Test
  void closesWhatWasConnectedWhenTheNextCannotBe() {
    var connectors = List.of(sensor("roof", 21), sensor("attic", 30), unplugged(), sensor("x", 0));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> SensorGroup.connect(connectors))
        .withMessage("unplugged");
    assertThat(closed).containsExactly("attic", "roof");
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void theFirstFailureIsThrownAndTheLaterOnesAreSuppressed() throws IOException {
      var group = SensorGroup.connect(List.of(stuck("roof"), sensor("attic", 30), stuck("cellar")));

      // Python raises the last one: 'roof is stuck', with 'cellar is stuck' as its __context__
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(group::close)
          .withMessage("cellar is stuck")
          .satisfies(e ->
              assertThat(e.getSuppressed()).extracting("message").containsExactly("roof is stuck"));
      assertThat(closed).containsExactly("cellar", "attic", "roof");
    }

    @Test
    void whatFailsInTidyingUpDoesNotHideWhy() {
      // Python raises 'roof is stuck', with 'unplugged' as its __context__
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> SensorGroup.connect(List.of(stuck("roof"), unplugged())))
          .withMessage("unplugged")
          .satisfies(e ->
              assertThat(e.getSuppressed()).extracting("message").containsExactly("roof is stuck"));
    }
  }

  private Connector sensor(String name, int value) {
    return () -> new FakeSensor(name, value, false);
  }

  private Connector stuck(String name) {
    return () -> new FakeSensor(name, 0, true);
  }

  private static Connector unplugged() {
    return () -> {
      throw new IOException("unplugged");
    };
  }

  private final class FakeSensor implements Sensor {
    private final String name;
    private final int value;
    private final boolean isStuck;

    FakeSensor(String name, int value, boolean isStuck) {
      this.name = name;
      this.value = value;
      this.isStuck = isStuck;
    }

    @Override
    public int read() {
      return value;
    }

    @Override
    public void close() throws IOException {
      closed.add(name);
      if (isStuck) {
        throw new IOException(name + " is stuck");
      }
    }
  }
}
