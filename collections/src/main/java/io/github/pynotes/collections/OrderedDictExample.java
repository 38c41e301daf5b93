package io.github.pynotes.collections;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps entries in an order that can be changed.
///
/// @python collections.OrderedDict
/// @python collections.OrderedDict.move_to_end
/// @python collections.OrderedDict.popitem
/// @java LinkedHashMap: putLast, putFirst, pollLastEntry, pollFirstEntry, reversed (21)
final class OrderedDictExample {
  void main() {
    // tickets in the order of their arrival; another number keeps the place
    var tickets = new LinkedHashMap<String, Integer>();
    List.of("ada", "bob", "eve", "joe").forEach(name -> tickets.put(name, 101 + tickets.size()));
    tickets.put("bob", 105);
    IO.println("arrival: " + String.join(", ", tickets.keySet()));

    // putLast and putFirst move
    tickets.putLast("bob", tickets.get("bob"));
    tickets.putFirst("eve", tickets.get("eve"));
    IO.println("eve is urgent, bob can wait: " + String.join(", ", tickets.keySet()));

    // a reversed view
    IO.println("backwards: " + String.join(", ", tickets.reversed().keySet()));

    // pollFirstEntry and pollLastEntry
    IO.println("first: " + tickets.pollFirstEntry());
    IO.println("last: " + tickets.pollLastEntry());

    // the order counts among lists of entries, and does not among maps
    IO.println("left: " + String.join(", ", tickets.keySet()));
    var other = new LinkedHashMap<>(Map.of("joe", 104));
    other.put("ada", 101);
    boolean sameOrder = List.copyOf(tickets.entrySet()).equals(List.copyOf(other.entrySet()));
    IO.println("equal to joe, ada: " + (sameOrder ? "yes" : "no"));
    IO.println("equal as dicts: " + (tickets.equals(other) ? "yes" : "no"));

    // where there is nothing left
    tickets.clear();
    IO.println(tickets.pollLastEntry() == null ? "no ticket" : "a ticket");

    // an LRU: every read makes its page the youngest
    var pages = recentPages(2);
    pages.put("/", "home");
    pages.put("/cart", "cart");
    IO.println("read again: " + pages.get("/"));
    pages.put("/help", "help");
    IO.println("still there: " + String.join(", ", pages.keySet()));
  }

  /// The pages that were asked for last; the least recently used goes first. Not for two threads:
  /// even a get writes.
  private static Map<String, String> recentPages(int capacity) {
    return new LinkedHashMap<>(16, 0.75f, true) { // in the order of access
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
        return size() > capacity;
      }
    };
  }
}
