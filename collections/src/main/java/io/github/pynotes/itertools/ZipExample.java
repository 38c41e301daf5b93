package io.github.pynotes.itertools;

import com.google.common.collect.Streams;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Goes through two sequences side by side, until the shorter of them ends.
///
/// @python builtins.zip
/// @java Guava's Streams.zip(a, b, Pair::new); IntStream.range over the indices of lists
final class ZipExample {
  record User(String name, int age) {}

  void main() {
    var names = List.of("Ada", "Eve", "Bob");
    var ages = List.of(36, 29, 41);

    // two streams: the function says what becomes of a pair
    Streams.zip(names.stream(), ages.stream(), User::new)
        .forEach(user -> IO.println(user.name() + " is " + user.age()));

    // lists, and any number of them: by their indices
    var cities = List.of("Rome", "Oslo");
    int length = IntStream.of(names.size(), ages.size(), cities.size()).min().getAsInt();
    IntStream.range(0, length)
        .mapToObj(i -> names.get(i) + ", " + ages.get(i) + ", " + cities.get(i))
        .forEach(IO::println);

    // dict(zip(...)): keys and values
    var ageOf = new TreeMap<String, Integer>();
    Streams.forEachPair(names.stream(), ages.stream(), ageOf::put);
    IO.println("Bob is " + ageOf.get("Bob") + " of " + ageOf.size());

    // strict=True: lists know how long they are, before anything is done
    if (names.size() != cities.size()) {
      IO.println("strict: of different length");
    }

    // where the first is longer, one more of it is read, and lost
    var namesRead = new AtomicInteger();
    var citiesRead = new AtomicInteger();
    var pairs =
        Streams.zip(counted(names, namesRead), counted(cities, citiesRead), List::of).toList();
    IO.println("pairs: " + pairs.size() + ", read: " + namesRead + " and " + citiesRead);

    // unzip: a pass for each column
    var users = List.of(new User("Ada", 36), new User("Eve", 29));
    IO.println("ages: " + users.stream().map(User::age).toList());
  }

  private static Stream<String> counted(List<String> elements, AtomicInteger reads) {
    return elements.stream().peek(_ -> reads.incrementAndGet());
  }
}
