package io.github.pynotes.lessons.collections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("exercise: recent readings, a defaultdict of deque(maxlen=3)")
class RecentReadingsTest {
  private final RecentReadings readings = new RecentReadings(3);

  @Test
  void keepsTheReadingsOfEachSensorOldestFirst() {
    // readings["roof"].append(21)
    readings.add("roof", 21);
    readings.add("cellar", 12);
    readings.add("roof", 22);

    assertThat(readings.of("roof")).containsExactly(21, 22);
    assertThat(readings.of("cellar")).containsExactly(12);
  }

  @Test
  void dropsTheOldestWhenThereIsNoRoom() {
    for (int value : new int[] {21, 22, 23, 24, 25}) {
      readings.add("roof", value);
    }

    assertThat(readings.of("roof")).containsExactly(23, 24, 25);
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void askingForASensorDoesNotMakeItKnown() {
      readings.add("roof", 21);

      // readings["attic"]  # deque([]), and from now on a key
      assertThat(readings.of("attic")).isEmpty();

      assertThat(readings.sensors()).containsExactly("roof");
    }

    @Test
    void aMapKeepsTheOrderOfADictOnlyWhenItIsToldTo() {
      readings.add("garage", 15);
      readings.add("cellar", 12);
      readings.add("roof", 21);
      readings.add("garage", 16);

      // list(readings)  # ['garage', 'cellar', 'roof']
      assertThat(readings.sensors()).containsExactly("garage", "cellar", "roof");
    }

    @Test
    void whatWasHandedOutDoesNotChangeBehindTheCallersBack() {
      readings.add("roof", 21);
      var before = readings.of("roof");
      readings.add("roof", 22);

      assertThat(before).containsExactly(21);
    }
  }
}
