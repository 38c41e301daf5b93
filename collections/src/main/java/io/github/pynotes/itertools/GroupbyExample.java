package io.github.pynotes.itertools;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Puts neighbours of the same key together, a group for each run of them.
///
/// @python itertools.groupby
/// @java gather(MoreGatherers.groupBy(key)); collect(groupingBy(key)) for one group a key
/// @pattern MoreGatherers
final class GroupbyExample {
  record Minute(String time, String state) {}

  void main() {
    var log =
        List.of(
            new Minute("08:00", "idle"),
            new Minute("08:01", "busy"),
            new Minute("08:02", "busy"),
            new Minute("08:03", "idle"),
            new Minute("08:04", "busy"));

    // a group for each run of neighbours, in the order of the log
    log.stream()
        .gather(MoreGatherers.groupBy(Minute::state))
        .forEach(run -> {
          String start = run.elements().getFirst().time();
          IO.println(start + " " + run.key() + ", minutes: " + run.elements().size());
        });

    // a group for each state, wherever its minutes are
    log.stream()
        .collect(groupingBy(Minute::state, TreeMap::new, counting()))
        .forEach((state, minutes) -> IO.println("in all " + state + ", minutes: " + minutes));

    // run-length encoding: the elements are their own keys
    String pixels =
        "wwwbbw"
            .chars()
            .mapToObj(Character::toString)
            .gather(MoreGatherers.groupBy(Function.identity()))
            .map(run -> run.elements().size() + run.key())
            .collect(joining(" "));
    IO.println("pixels: " + pixels);

    // an endless source: read as far as the first two groups
    Stream.iterate(1, id -> id + 1)
        .gather(MoreGatherers.groupBy(id -> String.valueOf(id).length()))
        .limit(2)
        .forEach(run -> IO.println(run.key() + " digits, ids: " + run.elements().size()));

    // groups that are kept until all have been made
    var kept = log.stream().gather(MoreGatherers.groupBy(Minute::state)).toList();
    IO.println("kept: " + kept.stream().map(run -> run.elements().size()).toList());
  }
}
