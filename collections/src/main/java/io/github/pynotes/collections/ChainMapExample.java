package io.github.pynotes.collections;

import java.util.Map;
import java.util.TreeMap;

/// Looks settings up in several maps, of which the first wins, and takes what is written.
///
/// @python collections.ChainMap
/// @python collections.ChainMap.new_child
/// @python collections.ChainMap.parents
/// @python collections.ChainMap.maps
/// @java ChainMap: one live view of several maps
/// @pattern ChainMap
final class ChainMapExample {
  void main() {
    // three layers of settings, and one view of them
    var typed = new TreeMap<>(Map.of("port", 9000));
    var environment = new TreeMap<>(Map.of("timeout", 45));
    var defaults = new TreeMap<>(Map.of("port", 8080, "retries", 3, "timeout", 30));
    ChainMap<String, Integer> settings = ChainMap.of(typed, environment, defaults);

    // the first map that has a key gives its value
    IO.println("port: " + settings.get("port"));
    IO.println("timeout: " + settings.get("timeout"));
    IO.println("retries: " + settings.get("retries"));

    // nothing is copied: what changes in a map has changed here
    environment.put("retries", 5);
    environment.put("batch", 500);
    IO.println("retries, from the environment: " + settings.get("retries"));

    // the keys of the last map come first, and each key comes once
    IO.println(settings.size() + " settings: " + String.join(", ", settings.keySet()));

    // what is written goes to the first map
    settings.put("timeout", 60);
    IO.println("timeout: " + settings.get("timeout"));
    IO.println("timeout in the environment: " + environment.get("timeout"));

    // what is removed uncovers the value of the next map
    settings.remove("timeout");
    IO.println("timeout without ours: " + settings.get("timeout"));

    // the maps behind the first lose nothing
    try {
      settings.remove("batch");
    } catch (UnsupportedOperationException e) {
      IO.println("batch: not ours to remove");
    }

    // a child has a map of its own in front
    var nightly = settings.newChild();
    nightly.put("timeout", 600);
    nightly.merge("retries", 1, Integer::sum);
    IO.println("at night: " + nightly.get("timeout") + " and " + nightly.get("retries"));
    IO.println("by day: " + settings.get("timeout") + " and " + settings.get("retries"));

    // the parents are the chain without its first map
    IO.println("port, had nothing been typed: " + settings.parents().get("port"));
    IO.println("maps: " + nightly.maps().size() + ", then " + nightly.parents().maps().size());
  }
}
