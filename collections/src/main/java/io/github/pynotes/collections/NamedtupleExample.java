package io.github.pynotes.collections;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// Gives names to the parts of a value.
///
/// @python collections.namedtuple
/// @python typing.NamedTuple
/// @python collections.namedtuple._replace
/// @python collections.namedtuple._asdict
/// @python collections.namedtuple._make
/// @python collections.namedtuple._fields
/// @python collections.namedtuple._field_defaults
/// @java record, and record patterns to unpack it
final class NamedtupleExample {
  record Point(int x, int y) {}

  record Size(int width, int height) {}

  record Parcel(int id, String customer, Point at) {
    Parcel(int id, String customer) {
      this(id, customer, new Point(0, 0)); // the default
    }

    Parcel withAt(Point newAt) {
      return new Parcel(id, customer, newAt);
    }

    String place() {
      return switch (this) {
        case Parcel(_, _, Point(int east, int north)) when east == 0 -> north + " north";
        case Parcel(_, _, Point(int east, int north)) -> east + " east, " + north + " north";
      };
    }
  }

  void main() {
    // the Point of the notes, by position only
    var p0 = new Point(1, 2);
    var p1 = new Point(3, 4);
    IO.println("p1.x and p1.y: " + p1.x() + " " + p1.y());
    IO.println("p1: " + p1);

    // a record pattern unpacks, also within another
    IO.println("x + y of p0: " + (p0 instanceof Point(int x, int y) ? x + y : 0));
    var ada = new Parcel(7, "Ada");
    IO.println("Ada's parcel: " + ada.place());
    IO.println("Bob's parcel: " + new Parcel(8, "Bob", new Point(2, 5)).place());

    // a wither, by hand: a copy with another value, and the original as it was
    IO.println("Ada's parcel is moved: " + ada.withAt(p1).place());
    IO.println("and the first one is not: " + ada.place());

    // ordered by a comparator; equal by value, and therefore a key
    var byXThenY = Comparator.comparingInt(Point::x).thenComparingInt(Point::y);
    var stops = Stream.of(p1, new Point(1, 9), p0).sorted(byXThenY);
    IO.println("stops: " + String.join(", ", stops.map(p -> p.x + "-" + p.y).toList()));
    IO.println("driver to 3-4: " + Map.of(p0, "Bob", p1, "Eve").get(new Point(3, 4)));

    // the components: for code that does not know the type
    var fields = Stream.of(Parcel.class.getRecordComponents()).map(field -> field.getName());
    IO.println("fields: " + String.join(", ", fields.toList()));

    // a record is equal to records of its own type only
    Object size = new Size(1, 2);
    IO.println("a point is equal to a size: " + (p0.equals(size) ? "yes" : "no"));
  }
}
