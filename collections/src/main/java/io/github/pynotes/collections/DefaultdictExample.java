package io.github.pynotes.collections;

import com.google.common.collect.HashMultimap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.NoSuchElementException;

/// Makes the value of a key when it is first asked for: a list, a set, a sum, or a map.
///
/// @python collections.defaultdict
/// @python collections.defaultdict.default_factory
/// @python collections.defaultdict.__missing__
/// @java computeIfAbsent, merge, groupingBy, Guava's Multimap; LazyMap, whose get inserts
/// @pattern LazyMap
final class DefaultdictExample {
  record Order(String customer, String thing, int pieces) {}

  void main() {
    var orders =
        List.of(
            new Order("Ada", "lamp", 2), new Order("Bob", "lamp", 1), new Order("Ada", "chair", 4));

    // a list for each key; in a stream it is groupingBy
    var bought = new HashMap<String, List<String>>();
    orders.forEach(
        o -> bought.computeIfAbsent(o.customer(), _ -> new ArrayList<>()).add(o.thing()));
    IO.println("Ada bought: " + String.join(", ", bought.get("Ada")));

    // get, getOrDefault and containsKey only look
    IO.println("bought by Liz: " + bought.getOrDefault("Liz", List.of()).size());
    IO.println("customers: " + bought.size());

    // computeIfAbsent also makes what it does not find, and so Liz is a customer
    IO.println("bought by Liz: " + bought.computeIfAbsent("Liz", _ -> new ArrayList<>()).size());
    IO.println("customers: " + bought.size());

    // a set for each key, and no key without an element
    var buyers = HashMultimap.<String, String>create();
    orders.forEach(order -> buyers.put(order.thing(), order.customer()));
    IO.println("buyers of lamps: " + buyers.get("lamp").size());

    // a sum for each key
    var sold = new HashMap<String, Integer>();
    orders.forEach(order -> sold.merge(order.thing(), order.pieces(), Integer::sum));
    IO.println("lamps sold: " + sold.get("lamp"));

    // sums by two keys, one inside the other: here a get that inserts reads best
    LazyMap<String, LazyMap<String, Integer>> table = LazyMap.of(() -> LazyMap.of(() -> 0));
    orders.forEach(o -> table.get(o.customer()).merge(o.thing(), o.pieces(), Integer::sum));
    IO.println("chairs for Ada: " + table.get("Ada").get("chair"));

    // a factory that fails stores nothing
    var freeDesks = new ArrayDeque<>(List.of(7));
    LazyMap<String, Integer> desks = LazyMap.of(freeDesks::removeFirst);
    IO.println("desk for Ada: " + desks.get("Ada"));
    try {
      IO.println("desk for Bob: " + desks.get("Bob"));
    } catch (NoSuchElementException _) {
      IO.println("no desk for Bob, taken: " + desks.size());
    }

    // a value made of its key
    var lengths = new HashMap<String, Integer>();
    IO.println("letters of lamp: " + lengths.computeIfAbsent("lamp", String::length));
  }
}
