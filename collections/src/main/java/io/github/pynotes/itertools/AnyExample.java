package io.github.pynotes.itertools;

import java.util.List;
import java.util.stream.Stream;

/// Asks whether any element fits, and looks no further than the first that does.
///
/// @python builtins.any
/// @java stream.anyMatch(predicate)
final class AnyExample {
  private record Sensor(String name, int celsius) {}

  void main() {
    var sensors = List.of(new Sensor("boiler", 71), new Sensor("hall", 19), new Sensor("roof", -4));

    // does any of them freeze?
    IO.println("frost: " + yesNo(sensors.stream().anyMatch(sensor -> sensor.celsius() < 0)));
    IO.println("fire: " + yesNo(sensors.stream().anyMatch(sensor -> sensor.celsius() > 200)));

    // nothing has no element that fits
    IO.println("frost nowhere: " + yesNo(Stream.<Sensor>of().anyMatch(it -> it.celsius() < 0)));

    // the first hit is enough
    boolean below30 =
        sensors.stream()
            .peek(sensor -> IO.println("asked: " + sensor.name()))
            .anyMatch(sensor -> sensor.celsius() < 30);
    IO.println("below 30: " + yesNo(below30));

    // which one it was
    sensors.stream()
        .filter(sensor -> sensor.celsius() < 30)
        .findFirst()
        .ifPresent(sensor -> IO.println("the first of them: " + sensor.name()));
  }

  private static String yesNo(boolean answer) {
    return answer ? "yes" : "no";
  }
}
