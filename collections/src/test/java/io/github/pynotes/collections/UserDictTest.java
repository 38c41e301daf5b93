package io.github.pynotes.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import com.google.common.collect.ForwardingList;
import com.google.common.collect.ForwardingMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("collections.UserDict, UserList, UserString")
class UserDictTest {
  /// There is never less than none of an article.
  private static Integer checked(Integer count) {
    if (count < 0) {
      throw new IllegalArgumentException("There cannot be " + count);
    }
    return count;
  }

  // class Stock(UserDict):
  //     def __setitem__(self, article, count):
  //         super().__setitem__(article, checked(count))

  // @start region="user-dict"
  private static final class Stock extends ForwardingMap<String, Integer> {
    private final Map<String, Integer> data = new LinkedHashMap<>();

    @Override
    protected Map<String, Integer> delegate() {
      return data;
    }

    @Override
    public Integer put(String article, Integer count) {
      return super.put(article, checked(count));
    }

    @Override
    public void putAll(Map<? extends String, ? extends Integer> map) {
      standardPutAll(map); // by put; that of the parent class is data.putAll
    }
  }

  // @end

  @Nested
  @DisplayName("class Stock(UserDict)")
  class Wrapped {
    private final Stock stock = new Stock();

    @Test
    void isAMapLikeAnyOther() {
      stock.put("apples", 3);
      stock.put("pears", 2);

      // stock == {"apples": 3, "pears": 2}, list(stock), len(stock), "plums" in stock
      assertThat(stock).isEqualTo(Map.of("apples", 3, "pears", 2));
      assertThat(stock.keySet()).containsExactly("apples", "pears");
      assertThat(stock).hasSize(2).doesNotContainKey("plums");
    }

    @Test
    void checksWhatIsPut() {
      // stock["plums"] = -1  # ValueError
      assertThatIllegalArgumentException().isThrownBy(() -> stock.put("plums", -1));
      assertThat(stock).isEmpty();
    }

    @Test
    void checksWhatIsPutTogether() {
      // stock.update(apples=3, plums=-1)  # ValueError
      assertThatIllegalArgumentException().isThrownBy(() -> stock.putAll(Map.of("plums", -1)));
      assertThat(stock).isEmpty();
    }

    @Test
    void checksWhatIsComputed() {
      stock.put("apples", 3);

      // stock["apples"] -= 4  # ValueError
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stock.merge("apples", -4, Integer::sum));

      // stock.setdefault("plums", -1)  # ValueError
      assertThatIllegalArgumentException().isThrownBy(() -> stock.putIfAbsent("plums", -1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stock.computeIfAbsent("plums", article -> -1));
      assertThat(stock).containsExactly(entry("apples", 3));
    }

    @Test
    void hasTheMapInsideForItselfOnly() {
      // stock.data["plums"] = -1  # nobody checks
      stock.delegate().put("plums", -1);

      assertThat(stock).containsEntry("plums", -1);
    }
  }

  @Nested
  @DisplayName("class LeakyStock(dict)")
  class Inherited {
    // class LeakyStock(dict):
    //     def __setitem__(self, article, count):
    //         super().__setitem__(article, checked(count))
    private final HashMap<String, Integer> leaky =
        new HashMap<>() {
          @Override
          public Integer put(String article, Integer count) {
            return super.put(article, checked(count));
          }
        };

    @Test
    void checksWhatIsPutAndSeemsToWork() {
      // leaky["plums"] = -1  # ValueError
      assertThatIllegalArgumentException().isThrownBy(() -> leaky.put("plums", -1));
    }

    @Test
    void checksNothingElse() {
      // leaky.update(plums=-1), leaky.setdefault("figs", -2)
      leaky.putAll(Map.of("plums", -1));
      leaky.putIfAbsent("figs", -2);
      leaky.computeIfAbsent("dates", article -> -3);
      leaky.merge("limes", -4, Integer::sum);

      assertThat(leaky)
          .containsOnly(
              entry("plums", -1), entry("figs", -2), entry("dates", -3), entry("limes", -4));
    }

    @Test
    void findsByGetWhatNothingElseFinds() {
      // class Headers(dict):
      //     def __getitem__(self, name): return super().__getitem__(name.lower())
      var headers =
          new HashMap<>(Map.of("host", "example.org")) {
            @Override
            public String get(Object name) {
              return super.get(((String) name).toLowerCase(Locale.ROOT));
            }
          };

      assertThat(headers.get("Host")).isEqualTo("example.org");

      // headers.get("Host", "none"), "Host" in headers  # ('none', False)
      assertThat(headers.getOrDefault("Host", "none")).isEqualTo("none");
      assertThat(headers.containsKey("Host")).isFalse();
    }

    @Test
    void isWhatHappenedToTheJdk() {
      // Properties inherits from Hashtable, and cannot keep out what is no String
      var properties = new Properties();
      properties.put("port", 8080);

      assertThat(properties).containsKey("port");
      assertThat(properties.getProperty("port")).isNull();
    }
  }

  @Nested
  @DisplayName("a class around a dict")
  class Composed {
    /// What a shop needs of a map; there is no other way in.
    private static final class Shop {
      private final Map<String, Integer> counts = new HashMap<>();

      int count(String article) {
        return counts.getOrDefault(article, 0);
      }

      void deliver(String article, int count) {
        counts.merge(article, checked(count), Integer::sum);
      }

      Map<String, Integer> counts() {
        return Map.copyOf(counts);
      }
    }

    @Test
    void hasNoMethodThatGoesAroundTheCheck() {
      var shop = new Shop();
      shop.deliver("apples", 3);

      assertThat(shop.count("apples")).isEqualTo(3);
      assertThatIllegalArgumentException().isThrownBy(() -> shop.deliver("apples", -1));
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> shop.counts().put("plums", -1));
      assertThat(shop.counts()).containsOnly(entry("apples", 3));
    }
  }

  @Nested
  @DisplayName("UserList")
  class Lists {
    // class Readings(UserList): ...
    private static final class Readings extends ForwardingList<Integer> {
      private final List<Integer> data = new ArrayList<>();

      @Override
      protected List<Integer> delegate() {
        return data;
      }

      @Override
      public boolean add(Integer reading) {
        return super.add(checked(reading));
      }

      @Override
      public boolean addAll(Collection<? extends Integer> readings) {
        return standardAddAll(readings); // by add
      }
    }

    @Test
    void isForwardingList() {
      var readings = new Readings();
      readings.add(21);
      readings.addAll(List.of(22, 23));

      assertThat(readings).containsExactly(21, 22, 23);
    }

    @Test
    void needsMoreMethodsThanPutAndPutAll() {
      var readings = new Readings();

      // readings.append(-1), readings.extend([-1])
      assertThatIllegalArgumentException().isThrownBy(() -> readings.add(-1));
      assertThatIllegalArgumentException().isThrownBy(() -> readings.addAll(List.of(-1)));

      // readings.insert(0, -1), readings[0] = -2: each is a method of its own, in Python as well
      readings.add(0, -1);
      readings.set(0, -2);
      assertThat(readings).containsExactly(-2);
    }
  }

  @Nested
  @DisplayName("UserString")
  class Strings {
    // class Email(UserString): ...
    record Email(String address) {
      Email {
        if (!address.contains("@")) {
          throw new IllegalArgumentException("No address: " + address);
        }
        address = address.toLowerCase(Locale.ROOT);
      }

      @Override
      public String toString() {
        return address;
      }
    }

    @Test
    void isARecordAsNobodyInheritsFromString() {
      // Email("Ada@Example.org") == Email("ada@example.org")
      assertThat(new Email("Ada@Example.org"))
          .isEqualTo(new Email("ada@example.org"))
          .hasToString("ada@example.org");
      assertThatIllegalArgumentException().isThrownBy(() -> new Email("ada"));
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aForwardingMapLeavesPutAllToTheMapInside() {
      // UserDict.update goes by __setitem__; ForwardingMap.putAll does only by standardPutAll
      var forgetful =
          new ForwardingMap<String, Integer>() {
            private final Map<String, Integer> data = new HashMap<>();

            @Override
            protected Map<String, Integer> delegate() {
              return data;
            }

            @Override
            public Integer put(String article, Integer count) {
              return super.put(article, checked(count));
            }
          };

      forgetful.putAll(Map.of("plums", -1));

      assertThat(forgetful).containsEntry("plums", -1);
    }

    @Test
    void anEntryWritesThroughToTheMapInside() {
      var stock = new Stock();
      stock.put("apples", 3);

      // an item of a UserDict is a tuple, which nobody can change
      stock.entrySet().iterator().next().setValue(-1);
      assertThat(stock).containsEntry("apples", -1);

      stock.replaceAll((article, count) -> count - 1);
      assertThat(stock).containsEntry("apples", -2);
    }

    @Test
    void nothingMergesWithoutPutAll() {
      var stock = new Stock();

      // stock |= {"plums": -1}  # nobody checks: UserDict merges the data inside
      assertThatIllegalArgumentException().isThrownBy(() -> stock.putAll(Map.of("plums", -1)));
      assertThat(stock).isEmpty();
    }

    @Test
    void aConstructorThatTakesAMapHasToBeWritten() {
      var delivered = Map.of("apples", 3);

      // Stock(delivered)
      var stock = new Stock();
      stock.putAll(delivered);

      assertThat(stock).isEqualTo(delivered);
    }
  }
}
