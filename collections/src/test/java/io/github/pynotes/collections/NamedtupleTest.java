package io.github.pynotes.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("collections.namedtuple")
class NamedtupleTest {
  record Point(int x, int y) implements Comparable<Point> {
    private static final Comparator<Point> ORDER =
        Comparator.comparingInt(Point::x).thenComparingInt(Point::y);

    Point withX(int newX) {
      return new Point(newX, y);
    }

    @Override
    public int compareTo(Point other) {
      return ORDER.compare(this, other);
    }
  }

  record Size(int width, int height) {}

  record Parcel(int id, String customer, Point at) {
    Parcel(int id, String customer) {
      this(id, customer, new Point(0, 0));
    }
  }

  /// Says no to what it is not made for, and keeps a name in one spelling.
  record Customer(String name, int age) {
    Customer {
      name = name.strip();
      if (age < 0) {
        throw new IllegalArgumentException("an age of %d".formatted(age));
      }
    }

    Customer withAge(int newAge) {
      return new Customer(name, newAge);
    }
  }

  @Nested
  @DisplayName("Point = namedtuple('Point', ['x', 'y'])")
  class Declaration {
    @Test
    void isARecord() {
      // p0 = Point(1, 2)
      var p0 = new Point(1, 2);

      // p0.x, p0.y  # (1, 2)
      assertThat(p0.x()).isEqualTo(1);
      assertThat(p0.y()).isEqualTo(2);
    }

    @Test
    void mayStandInTheMethodThatNeedsIt() {
      record Visit(String customer, int count) {}

      // Visit = namedtuple("Visit", "customer count")
      // max(Visit("Ada", 3), Visit("Eve", 5), key=attrgetter("count"))  # Visit('Eve', 5)
      var visits = Stream.of(new Visit("Ada", 3), new Visit("Eve", 5));

      assertThat(visits.max(Comparator.comparingInt(Visit::count))).contains(new Visit("Eve", 5));
    }
  }

  @Nested
  @DisplayName("x, y = p0")
  class Unpacking {
    @Test
    void isARecordPattern() {
      Object shape = new Point(1, 2);

      // x, y = shape; x + y  # 3
      int sum = shape instanceof Point(int x, int y) ? x + y : 0;

      assertThat(sum).isEqualTo(3);
    }

    @Test
    void goesIntoTheDepthAndAsksForMore() {
      // @start region="namedtuple"
      var parcels = Stream.of(new Parcel(7, "Ada"), new Parcel(8, "Eve", new Point(3, 4)));

      // match parcel:
      //     case Parcel(at=Point(0, 0)): ...
      //     case Parcel(_, customer, Point(x, y)): ...
      var places =
          parcels.map(parcel ->
              switch (parcel) {
                case Parcel(_, _, Point(int x, int y)) when x == 0 && y == 0 -> "in the depot";
                case Parcel(_, var customer, Point(int x, int y)) ->
                    "%s: %d east, %d north".formatted(customer, x, y);
              });

      assertThat(places).containsExactly("in the depot", "Eve: 3 east, 4 north");
      // @end
    }

    @Test
    void failsAtANullWithinThatNoCaseIsThereFor() {
      var nowhere = new Parcel(9, "Bob", null);

      // match nowhere: ...  # no case fits, and nothing happens
      assertThatExceptionOfType(MatchException.class)
          .isThrownBy(() -> {
            int _ =
                switch (nowhere) {
                  case Parcel(_, _, Point(int x, int y)) -> x + y;
                };
          });
    }
  }

  @Nested
  @DisplayName("_replace(x=33)")
  class Replace {
    @Test
    void isAMethodByHand() {
      var p0 = new Point(1, 2);

      // p0._replace(x=33), or copy.replace(p0, x=33) since 3.13
      assertThat(p0.withX(33)).isEqualTo(new Point(33, 2));

      // p0  # Point(x=1, y=2)
      assertThat(p0).isEqualTo(new Point(1, 2));
    }
  }

  @Nested
  @DisplayName("Parcel._field_defaults")
  class FieldDefaults {
    @Test
    void areASecondConstructor() {
      // Parcel = namedtuple("Parcel", "id customer at", defaults=[Point(0, 0)])
      assertThat(new Parcel(7, "Ada")).isEqualTo(new Parcel(7, "Ada", new Point(0, 0)));
    }

    @Test
    void areMadeAnewForEachRecord() {
      record Cart(int id, List<String> items) {
        Cart(int id) {
          this(id, new ArrayList<>());
        }
      }
      var first = new Cart(1);
      first.items().add("tea");

      // Cart = namedtuple("Cart", "id items", defaults=[[]])
      // Cart(2).items  # ['tea']: all share one list
      assertThat(new Cart(2).items()).isEmpty();
    }
  }

  @Nested
  @DisplayName("__new__")
  class CompactConstructor {
    @Test
    void checksAndNormalizes() {
      // class Customer(namedtuple("Customer", "name age")):
      //     def __new__(cls, name, age): ...
      assertThat(new Customer(" Ada ", 36).name()).isEqualTo("Ada");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Customer("Ada", -1))
          .withMessage("an age of -1");
    }

    @Test
    void refusesNullOnlyIfItLooksAtIt() {
      assertThat(new Parcel(7, null).customer()).isNull();
      assertThatNullPointerException().isThrownBy(() -> new Customer(null, 36));
    }
  }

  @Nested
  @DisplayName("_fields, _asdict() and _make(iterable)")
  class ForAnyType {
    @Test
    void componentsHaveNames() {
      // Parcel._fields  # ('id', 'customer', 'at')
      assertThat(Parcel.class.getRecordComponents())
          .extracting(RecordComponent::getName)
          .containsExactly("id", "customer", "at");
    }

    @Test
    void componentsHaveAccessors() throws ReflectiveOperationException {
      // Point(1, 2)._asdict()  # {'x': 1, 'y': 2}
      assertThat(asMap(new Point(1, 2))).containsExactly(entry("x", 1), entry("y", 2));
    }

    @Test
    void theCanonicalConstructorTakesThemInTheirOrder() throws ReflectiveOperationException {
      // Point._make([5, 6])  # Point(x=5, y=6)
      assertThat(make(Point.class, List.of(5, 6))).isEqualTo(new Point(5, 6));
    }

    @Test
    void oneTooFewIsRefused() {
      // Point._make([5])  # TypeError: Expected 2 arguments, got 1
      assertThatIllegalArgumentException()
          .isThrownBy(() -> make(Point.class, List.of(5)))
          .withMessageContaining("wrong number of arguments");
    }

    private static Map<String, Object> asMap(Record record) throws ReflectiveOperationException {
      var map = new LinkedHashMap<String, Object>();
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        map.put(component.getName(), component.getAccessor().invoke(record));
      }
      return map;
    }
  }

  private static <R extends Record> R make(Class<R> type, List<?> parts)
      throws ReflectiveOperationException {
    Class<?>[] types =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types).newInstance(parts.toArray());
  }

  @Nested
  @DisplayName("sorted(points)")
  class Ordering {
    @Test
    void isAComparatorOfAllComponents() {
      var points = List.of(new Point(3, 4), new Point(1, 9), new Point(1, 2));

      // sorted(points)  # [(1, 2), (1, 9), (3, 4)]
      assertThat(points.stream().sorted())
          .containsExactly(new Point(1, 2), new Point(1, 9), new Point(3, 4));

      // min(points), Point(1, 9) < Point(3, 4)
      assertThat(points.stream().min(Comparator.naturalOrder())).contains(new Point(1, 2));
      assertThat(new Point(1, 9)).isLessThan(new Point(3, 4));
    }

    @Test
    void isNotThereUnlessItIsWritten() {
      // sorted([Size(2, 1), Size(1, 1)])  # works
      assertThatExceptionOfType(ClassCastException.class)
          .isThrownBy(() -> Stream.of(new Size(2, 1), new Size(1, 1)).sorted().toList())
          .withMessageContaining("Comparable");
    }

    @Test
    void losesWhatTheComparatorTakesForEqual() {
      var byX = new TreeSet<>(Comparator.comparingInt(Point::x));
      byX.add(new Point(1, 9));
      byX.add(new Point(1, 2));

      assertThat(byX).containsExactly(new Point(1, 9)); // and where is (1, 2)?
    }
  }

  @Nested
  @DisplayName("hash(p0)")
  class Hashing {
    @Test
    void makesAKeyOfIt() {
      // {Point(1, 2): "Bob"}[Point(1, 2)]  # 'Bob'
      assertThat(Map.of(new Point(1, 2), "Bob").get(new Point(1, 2))).isEqualTo("Bob");

      // {Point(1, 2), Point(1, 2)}  # one
      assertThat(Stream.of(new Point(1, 2), new Point(1, 2)).distinct()).hasSize(1);
    }

    @Test
    void changesAlongWithAListInIt() {
      record Order(int id, List<String> items) {}
      Set<Order> shipped = new HashSet<>();
      var order = new Order(7, new ArrayList<>(List.of("tea")));
      shipped.add(order); // TypeError: unhashable type: 'list'

      order.items().add("milk");

      assertThat(shipped.contains(order)).isFalse();
      assertThat(shipped.iterator().next()).isSameAs(order); // it is there, in the wrong place
    }

    @Test
    @SuppressWarnings("ArrayRecordComponent") // Error Prone knows
    void goesByTheIdentityOfAnArray() {
      record Scan(int[] levels) {}

      assertThat(new Scan(new int[] {1, 2})).isNotEqualTo(new Scan(new int[] {1, 2}));
    }
  }

  @Nested
  @DisplayName("a list in it may change")
  class ShallowImmutability {
    /// The wrong way: whoever has the list can change the order.
    record OpenOrder(int id, List<String> items) {}

    /// The defensive copy.
    record Order(int id, List<String> items) {
      Order {
        items = List.copyOf(items);
      }
    }

    private final List<String> items = new ArrayList<>(List.of("tea"));

    @Test
    void fromOutside() {
      var order = new OpenOrder(7, items);

      // items.append("milk"); order.items  # ['tea', 'milk']
      items.add("milk");
      order.items().add("cake");

      assertThat(order.items()).containsExactly("tea", "milk", "cake");
    }

    @Test
    void notIfTheConstructorMakesACopy() {
      var order = new Order(7, items);

      // order = Order(7, tuple(items)); items.append("milk"); order.items  # ('tea',)
      items.add("milk");

      assertThat(order.items()).containsExactly("tea");
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> order.items().add("cake"));
    }

    @Test
    void andTheCopyTakesNoNulls() {
      items.add(null);

      // Order(7, tuple([None]))  # Order(id=7, items=(None,))
      assertThatNullPointerException().isThrownBy(() -> new Order(7, items));
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aRecordIsNoTuple() {
      Object p0 = new Point(1, 2);

      // p0 == (1, 2)  # True
      assertThat(p0).isNotEqualTo(List.of(1, 2));

      // p0[0], len(p0), 2 in p0, [*p0], p0 + (3,)
      assertThat(p0).isInstanceOf(Record.class).isNotInstanceOf(Iterable.class);
    }

    @Test
    void aRecordOfAnotherTypeIsNotEqual() {
      Object size = new Size(1, 2);

      // Point(1, 2) == Size(1, 2)  # True
      assertThat(size).isNotEqualTo(new Point(1, 2));
    }

    @Test
    void textHasBrackets() {
      // repr(p0)  # 'Point(x=1, y=2)'
      assertThat(new Point(1, 2)).hasToString("Point[x=1, y=2]");
    }

    @Test
    void argumentsHaveNoNames() {
      int x = 3;
      int y = 4;

      // Point(y=y, x=x)  # Point(x=3, y=4)
      assertThat(new Point(y, x)).isEqualTo(new Point(4, 3));
    }

    @Test
    void nothingPassesTheConstructorBy() {
      var ada = new Customer("Ada", 36);

      // ada._replace(age=-1)  # Customer(name='Ada', age=-1): __new__ is not asked
      assertThatIllegalArgumentException().isThrownBy(() -> ada.withAge(-1));

      // Customer._make(["Ada", -1])  # neither here
      assertThatExceptionOfType(InvocationTargetException.class)
          .isThrownBy(() -> make(Customer.class, List.of("Ada", -1)))
          .withRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersAreEqualWhenTheirBitsAre() {
      record Reading(double celsius) {}

      // Reading(float("nan")) == Reading(float("nan"))  # False
      assertThat(new Reading(Double.NaN)).isEqualTo(new Reading(Double.NaN));

      // Reading(0.0) == Reading(-0.0)  # True
      assertThat(new Reading(0.0)).isNotEqualTo(new Reading(-0.0));
    }
  }
}
