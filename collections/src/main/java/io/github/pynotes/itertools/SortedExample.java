package io.github.pynotes.itertools;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import java.util.ArrayList;
import java.util.List;

/// Sorts by a key, by several, downwards, and where some keys are missing.
///
/// @python builtins.sorted
/// @python list.sort
/// @java stream.sorted(Comparator.comparing(key)), or list.sort(comparator) in place
final class SortedExample {
  private record User(String name, int age, String city) {}

  void main() {
    var users =
        List.of(
            new User("Ada", 36, "London"),
            new User("bob", 41, null),
            new User("Eve", 36, "Bern"),
            new User("Cem", 29, "Izmir"));

    // by one key: those of equal age keep their order
    IO.println("by age: " + names(users.stream().sorted(comparingInt(User::age)).toList()));

    // downwards, those of equal age still in their order
    var oldestFirst = comparing(User::age, reverseOrder());
    IO.println("oldest first: " + names(users.stream().sorted(oldestFirst).toList()));

    // by two keys, each in a direction of its own
    var thenByName = oldestFirst.thenComparing(User::name, reverseOrder());
    IO.println("then by name, downwards: " + names(users.stream().sorted(thenByName).toList()));

    // without regard to capitals
    var anyCase = comparing(User::name, String.CASE_INSENSITIVE_ORDER);
    IO.println("by name: " + names(users.stream().sorted(anyCase).toList()));

    // a missing key has no place of its own: say where it goes
    var byCity = comparing(User::city, nullsLast(naturalOrder()));
    IO.println("by city: " + names(users.stream().sorted(byCity).toList()));

    // in place
    var inPlace = new ArrayList<>(users);
    inPlace.sort(anyCase.reversed());
    IO.println("in place: " + names(inPlace));
  }

  private static String names(List<User> users) {
    return String.join(", ", users.stream().map(User::name).toList());
  }
}
