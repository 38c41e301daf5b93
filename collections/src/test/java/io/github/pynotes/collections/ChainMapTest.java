package io.github.pynotes.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("collections.ChainMap")
class ChainMapTest {
  /// Keys spread over three maps, some of them in more than one.
  private final Map<String, Integer> typed = new LinkedHashMap<>();

  private final Map<String, Integer> environment = new LinkedHashMap<>();
  private final Map<String, Integer> defaults = new LinkedHashMap<>();
  private final ChainMap<String, Integer> settings = ChainMap.of(typed, environment, defaults);

  ChainMapTest() {
    typed.put("port", 9000);
    environment.put("timeout", 45);
    environment.put("batch", 500);
    defaults.put("port", 8080);
    defaults.put("retries", 3);
    defaults.put("timeout", 30);
  }

  @Nested
  @DisplayName("chain[key]")
  class Get {
    @Test
    void isOfTheFirstMapThatHasTheKey() {
      // @start region="chain-map"
      // settings = ChainMap(typed, environment, defaults)
      ChainMap<String, Integer> settings = ChainMap.of(typed, environment, defaults);

      // settings["port"], settings["timeout"], settings["retries"]  # (9000, 45, 3)
      assertThat(settings.get("port")).isEqualTo(9000); // typed hides defaults
      assertThat(settings.get("timeout")).isEqualTo(45); // environment hides defaults
      assertThat(settings.get("retries")).isEqualTo(3);

      // settings["timeout"] = 60
      settings.put("timeout", 60);

      assertThat(typed).containsEntry("timeout", 60);
      assertThat(environment).containsEntry("timeout", 45);
      // @end
    }

    @Test
    void seesWhatChangesInTheMaps() {
      // environment["retries"] = 5; del typed["port"]
      environment.put("retries", 5);
      typed.remove("port");

      assertThat(settings.get("retries")).isEqualTo(5);
      assertThat(settings.get("port")).isEqualTo(8080);
    }

    @Test
    void hasADefaultForAKeyThatIsNowhere() {
      // settings.get("workers", 1), settings.get("timeout", 1)  # (1, 45)
      assertThat(settings.getOrDefault("workers", 1)).isEqualTo(1);
      assertThat(settings.getOrDefault("timeout", 1)).isEqualTo(45);
    }

    @Test
    void asksMapsThatKnowOnlyGet() {
      var sorted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      sorted.put("Timeout", "30");

      // a TreeMap has no getOrDefault of its own, and its own idea of which keys are equal
      var chain = ChainMap.of(new TreeMap<>(), sorted, new TreeMap<>());

      assertThat(chain.get("TIMEOUT")).isEqualTo("30");
      assertThat(chain.get("port")).isNull();
    }
  }

  @Nested
  @DisplayName("key in chain")
  class Contains {
    @Test
    void looksIntoAllMaps() {
      // "port" in settings, "batch" in settings, "retries" in settings, "workers" in settings
      assertThat(settings).containsKeys("port", "batch", "retries");
      assertThat(settings).doesNotContainKey("workers");
    }

    @Test
    void knowsEntriesByTheValueThatIsSeen() {
      // ("timeout", 45) in settings.items(), ("timeout", 30) in settings.items()  # (True, False)
      assertThat(settings.entrySet().contains(entry("timeout", 45))).isTrue();
      assertThat(settings.entrySet().contains(entry("timeout", 30))).isFalse();

      // 30 in settings.values()
      assertThat(settings.containsValue(30)).isFalse();
    }
  }

  @Nested
  @DisplayName("len(chain), list(chain)")
  class Iteration {
    @Test
    void countsEachKeyOnce() {
      // len(settings)
      assertThat(settings.size()).isEqualTo(4);
    }

    @Test
    void startsWithTheKeysOfTheLastMap() {
      // list(settings)
      assertThat(settings.keySet()).containsExactly("port", "retries", "timeout", "batch");

      // list(settings.items())
      assertThat(settings)
          .containsExactly(
              entry("port", 9000), entry("retries", 3), entry("timeout", 45), entry("batch", 500));
    }

    @Test
    void isEmptyWhenAllMapsAre() {
      // bool(ChainMap({}, {}))
      assertThat(ChainMap.of(new HashMap<>(), new HashMap<>()).isEmpty()).isTrue();
      assertThat(ChainMap.of(new HashMap<>(), Map.of("port", 8080)).isEmpty()).isFalse();
    }

    @Test
    void equalsAMapOfTheSameEntries() {
      // settings == dict(settings)
      var copy = new HashMap<>(settings);

      assertThat(settings).isEqualTo(copy).hasSameHashCodeAs(copy);
      assertThat(copy).isEqualTo(settings);
      assertThat(settings).hasToString("{port=9000, retries=3, timeout=45, batch=500}");
    }

    @Test
    void doesNotSeeKeysThatCameLater() {
      // for key in settings: typed["last"] = ...
      var seen = new ArrayList<String>();
      for (var key : settings.keySet()) {
        typed.put("last", 1);
        seen.add(key);
      }

      assertThat(seen).containsExactly("port", "retries", "timeout", "batch");
    }

    @Test
    void failsAtAKeyThatHasGone() {
      var entries = settings.entrySet().iterator();
      entries.next();
      entries.next();
      environment.remove("timeout");
      defaults.remove("timeout");

      // next(items)  # KeyError: 'timeout'
      assertThatExceptionOfType(ConcurrentModificationException.class)
          .isThrownBy(entries::next)
          .withMessage("The key timeout has gone.");
    }
  }

  @Nested
  @DisplayName("chain[key] = value")
  class Put {
    @Test
    void returnsWhatWasSeenBefore() {
      // before, settings["retries"] = settings.get("retries"), 5
      assertThat(settings.put("retries", 5)).isEqualTo(3);

      assertThat(typed).containsEntry("retries", 5);
      assertThat(defaults).containsEntry("retries", 3);
    }

    @Test
    void ofManyGoesToTheFirstMapToo() {
      // settings |= {"timeout": 60, "workers": 2}
      settings.putAll(Map.of("timeout", 60, "workers", 2));

      assertThat(typed)
          .containsOnly(entry("port", 9000), entry("timeout", 60), entry("workers", 2));
    }

    @Test
    void isRefusedWhereTheFirstMapRefuses() {
      var fixed = ChainMap.of(Map.of("port", 80), defaults);

      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> fixed.put("retries", 5));
      assertThat(defaults).containsEntry("retries", 3);
    }
  }

  @Nested
  @DisplayName("chain[key] += 1, chain.setdefault(key, value)")
  class Compute {
    @Test
    void readsAnyMapAndWritesToTheFirst() {
      // settings["retries"] += 1
      settings.merge("retries", 1, Integer::sum);

      assertThat(typed).containsEntry("retries", 4);
      assertThat(defaults).containsEntry("retries", 3);
    }

    @Test
    void makesNothingThatAMapBehindHas() {
      // settings.setdefault("retries", 9), settings.setdefault("workers", 2)  # (3, 2)
      assertThat(settings.computeIfAbsent("retries", key -> 9)).isEqualTo(3);
      assertThat(settings.computeIfAbsent("workers", key -> 2)).isEqualTo(2);

      assertThat(typed).doesNotContainKey("retries").containsEntry("workers", 2);
    }

    @Test
    void putsIfAbsentFromAllMaps() {
      assertThat(settings.putIfAbsent("timeout", 60)).isEqualTo(45);
      assertThat(settings.putIfAbsent("workers", 2)).isNull();

      assertThat(typed).containsOnly(entry("port", 9000), entry("workers", 2));
    }

    @Test
    void replacesAllInTheFirstMap() {
      // for key in settings: settings[key] *= 10
      settings.replaceAll((key, value) -> value * 10);

      assertThat(typed)
          .containsOnly(
              entry("retries", 30),
              entry("timeout", 450),
              entry("port", 90_000),
              entry("batch", 5000));
      assertThat(environment).containsOnly(entry("timeout", 45), entry("batch", 500));
      assertThat(defaults).containsEntry("retries", 3);
    }

    @Test
    void setsTheValueOfAnEntryInTheFirstMap() {
      for (var entry : settings.entrySet()) {
        if (entry.getKey().equals("timeout")) {
          assertThat(entry.setValue(60)).isEqualTo(45);
          assertThat(entry.getValue()).isEqualTo(60);
        }
      }

      assertThat(typed).containsEntry("timeout", 60);
      assertThat(environment).containsEntry("timeout", 45);
    }

    @Test
    void toNullIsRefusedForAKeyOfAMapBehind() {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> settings.computeIfPresent("retries", (key, value) -> null));
      assertThat(settings).containsEntry("retries", 3);
    }
  }

  @Nested
  @DisplayName("del chain[key], chain.pop(key)")
  class Remove {
    @Test
    void uncoversTheValueOfTheNextMap() {
      // settings.pop("port"), settings["port"]  # (9000, 8080)
      assertThat(settings.remove("port")).isEqualTo(9000);
      assertThat(settings.get("port")).isEqualTo(8080);
    }

    @Test
    void isRefusedForAKeyThatOnlyAMapBehindHas() {
      // del settings["retries"]  # KeyError: "Key not found in the first mapping: 'retries'"
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> settings.remove("retries"))
          .withMessage(
              "Only a map behind the first has the key retries: remove it there, by way of maps().");

      assertThat(settings).containsEntry("retries", 3);
    }

    @Test
    void isRefusedAlsoByTheViews() {
      var refusal = assertThatExceptionOfType(UnsupportedOperationException.class);

      refusal.isThrownBy(() -> settings.keySet().remove("retries"));
      refusal.isThrownBy(() -> settings.values().remove(500));
      refusal.isThrownBy(() -> settings.entrySet().remove(entry("batch", 500)));
      refusal.isThrownBy(() -> settings.keySet().removeIf(key -> key.equals("batch")));
      refusal.isThrownBy(() -> settings.remove("batch", 500));
      assertThat(settings).hasSize(4).containsEntry("retries", 3).containsEntry("batch", 500);
    }

    @Test
    void worksByTheViewsForKeysOfTheFirst() {
      typed.put("workers", 2);
      typed.put("verbose", 1);
      typed.put("color", 1);

      assertThat(settings.keySet().remove("workers")).isTrue();
      assertThat(settings.entrySet().remove(entry("verbose", 7))).isFalse();
      assertThat(settings.entrySet().remove(entry("verbose", 1))).isTrue();
      assertThat(settings.keySet().removeIf(key -> key.equals("color"))).isTrue();
      assertThat(typed).containsOnlyKeys("port");
    }

    @Test
    void byAnIteratorNeedsANext() {
      var keys = settings.keySet().iterator();

      assertThatIllegalStateException().isThrownBy(keys::remove);
      assertThat(settings).hasSize(4);
    }
  }

  @Nested
  @DisplayName("chain.clear()")
  class Clear {
    @Test
    void isRefusedWhileMapsBehindTheFirstHaveEntries() {
      // settings.clear(); len(settings)  # 4, still
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(settings::clear)
          .withMessageContaining("clear maps().getFirst() if that is what you want");
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(settings.entrySet()::clear);

      assertThat(typed).containsOnlyKeys("port");
    }

    @Test
    void asPythonDoesItIsAskedOfTheFirstMap() {
      // settings.clear()
      settings.maps().getFirst().clear();

      assertThat(typed).isEmpty();
      assertThat(settings).hasSize(4).containsEntry("port", 8080);
    }

    @Test
    void clearsWhenOnlyTheFirstHasEntries() {
      environment.clear();
      defaults.clear();

      settings.clear();

      assertThat(settings).isEmpty();
      assertThat(typed).isEmpty();
    }
  }

  @Nested
  @DisplayName("chain.new_child(m)")
  class NewChild {
    @Test
    void mayBeRepeatedAsOftenAsYouLike() {
      ChainMap<String, Integer> chain = ChainMap.of(new HashMap<>(Map.of("depth", 0)));
      for (int i = 1; i <= 100_000; i++) {
        chain = chain.newChild(i % 10_000 == 0 ? new HashMap<>(Map.of("depth", i)) : Map.of());
      }

      assertThat(chain).containsEntry("depth", 100_000).doesNotContainKey("width");
      assertThat(chain.parents().get("depth")).isEqualTo(90_000);
    }

    @Test
    void keepsItsWritesToItself() {
      // nightly = settings.new_child(); nightly["timeout"] = 600
      var nightly = settings.newChild();
      nightly.put("timeout", 600);

      assertThat(nightly).containsEntry("timeout", 600).containsEntry("port", 9000);
      assertThat(settings).containsEntry("timeout", 45);
    }

    @Test
    void takesAMapForItsFirst() {
      var overrides = new HashMap<>(Map.of("retries", 0));

      // careful = settings.new_child(overrides)
      var careful = settings.newChild(overrides);

      assertThat(careful).containsEntry("retries", 0).hasSize(4);
      assertThat(careful.maps().getFirst()).isSameAs(overrides);
    }

    @Test
    void seesWhatItsParentsLearnLater() {
      var nightly = settings.newChild();

      settings.put("workers", 2);

      assertThat(nightly).containsEntry("workers", 2);
    }
  }

  @Nested
  @DisplayName("chain.parents, chain.maps")
  class Parents {
    @Test
    void areTheChainWithoutItsFirstMap() {
      // settings.parents["port"]  # 8080
      assertThat(settings.parents()).containsEntry("port", 8080).containsEntry("timeout", 45);

      // settings.parents["batch"] = 100
      settings.parents().put("batch", 100);
      assertThat(environment).containsEntry("batch", 100);
    }

    @Test
    void ofAnOnlyMapAreOneNewMap() {
      var alone = ChainMap.of(typed);

      // ChainMap(typed).parents  # ChainMap({})
      assertThat(alone.parents()).isEmpty();
      assertThat(alone.parents().maps()).hasSize(1);
      alone.parents().put("lost", 1);
      assertThat(alone).doesNotContainKey("lost");
    }

    @Test
    void mapsAreThoseItWasMadeOf() {
      assertThat(settings.maps()).hasSize(3);
      assertThat(settings.maps().get(0)).isSameAs(typed);
      assertThat(settings.maps().get(1)).isSameAs(environment);
      assertThat(settings.maps().get(2)).isSameAs(defaults);
    }

    @Test
    void ofNothingIsOneNewMap() {
      // ChainMap().maps  # [{}]
      ChainMap<String, Integer> chain = ChainMap.of();
      chain.put("port", 80);

      assertThat(chain.maps()).containsExactly(Map.of("port", 80));
    }

    @Test
    void nullIsNoMap() {
      assertThatNullPointerException()
          .isThrownBy(() -> ChainMap.of(typed, null))
          .withMessage("A map of the chain is null.");
      assertThatNullPointerException().isThrownBy(() -> settings.newChild(null));
    }
  }

  @Nested
  @DisplayName("None")
  class Null {
    @Test
    void hidesTheValueOfTheMapsBehind() {
      // typed["timeout"] = None
      typed.put("timeout", null);

      // settings["timeout"], settings.get("timeout", 1), "timeout" in settings
      assertThat(settings.get("timeout")).isNull();
      assertThat(settings.getOrDefault("timeout", 1)).isNull();
      assertThat(settings).containsKey("timeout").containsEntry("timeout", null).hasSize(4);
    }

    @Test
    void isRemovedLikeAnyValue() {
      typed.put("timeout", null);

      assertThat(settings.remove("timeout")).isNull();
      assertThat(settings.get("timeout")).isEqualTo(45);
    }

    @Test
    void isAKeyWhereTheMapsAllowIt() {
      defaults.put(null, 7);

      assertThat(settings.get(null)).isEqualTo(7);
      assertThatNullPointerException()
          .isThrownBy(() -> settings.newChild(new TreeMap<>()).get(null)); // says the TreeMap
    }

    @Test
    void isSeenInTheFirstMapEvenIfThoseBehindRefuseIt() {
      var chain = ChainMap.of(new HashMap<>(), Map.of("port", 8080));
      chain.maps().getFirst().put(null, 7);

      assertThat(chain).containsEntry(null, 7).hasSize(2);
    }
  }

  @Nested
  @DisplayName("ChainMap(..., defaultdict(int))")
  class DefaultDict {
    /// Makes a value when it is asked for one, as Python's `defaultdict(int)`.
    private final Map<String, Integer> counts =
        new HashMap<>() {
          @Override
          public Integer get(Object key) {
            return computeIfAbsent((String) key, any -> 0);
          }
        };

    @Test
    void makesValuesAsTheLastMap() {
      // chain = ChainMap(typed, defaultdict(int))
      var chain = ChainMap.of(typed, counts);

      // chain["new"]
      assertThat(chain.get("new")).isZero();
      assertThat(counts).containsOnlyKeys("new");
    }

    @Test
    void makesNothingForAnythingButGet() {
      var chain = ChainMap.of(typed, counts);

      // chain.get("new", 7)  # 7
      assertThat(chain.getOrDefault("new", 7)).isEqualTo(7);
      assertThat(chain.containsKey("new")).isFalse();
      chain.put("new", 1);
      assertThat(counts).isEmpty();
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void aMergedCopyIsNotLive() {
      // merged = defaults | environment | typed
      var merged = new LinkedHashMap<>(defaults);
      merged.putAll(environment);
      merged.putAll(typed);

      environment.put("timeout", 90);

      assertThat(merged).containsEntry("timeout", 45);
      assertThat(settings).containsEntry("timeout", 90);
    }

    @Test
    void aLookupThatTakesNullForAbsentUncoversWhatWasHidden() {
      typed.put("timeout", null); // no timeout, please

      Integer timeout = typed.get("timeout");
      if (timeout == null) {
        timeout = environment.get("timeout");
      }

      assertThat(timeout).isEqualTo(45);
      assertThat(settings.get("timeout")).isNull();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aMapWhoseDefaultsAreOfOneTypeIsRefused() {
      var picky =
          new HashMap<String, Integer>() {
            @Override
            public Integer getOrDefault(Object key, Integer defaultValue) {
              return super.getOrDefault(key, defaultValue);
            }
          };

      assertThatExceptionOfType(ClassCastException.class)
          .isThrownBy(() -> settings.newChild(picky).get("port"));
    }

    @Test
    void aKeyThatIsNowhereIsNull() {
      // settings["workers"]  # KeyError: 'workers'
      assertThat(settings.get("workers")).isNull();

      // del settings["workers"]  # KeyError
      assertThat(settings.remove("workers")).isNull();
    }

    @Test
    void theListOfMapsCannotBeChanged() {
      // settings.maps.reverse(), settings.maps.append({})
      List<Map<String, Integer>> maps = settings.maps();

      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> maps.add(new HashMap<>()));
    }

    @Test
    void aMapThatMakesItsValuesHidesNothing() {
      var zeros =
          new HashMap<String, Integer>() {
            @Override
            public Integer get(Object key) {
              return computeIfAbsent((String) key, any -> 0);
            }
          };

      // ChainMap(defaultdict(int), defaults)["retries"]  # 0
      assertThat(ChainMap.of(zeros, defaults).get("retries")).isEqualTo(3);
    }

    @Test
    void aDefaultForNoneReplacesIt() {
      typed.put("timeout", null);

      // settings.setdefault("timeout", 60)  # None
      settings.putIfAbsent("timeout", 60);

      assertThat(settings).containsEntry("timeout", 60);
    }

    @Test
    void aCopyIsMadeByWhoeverKnowsTheKindOfTheFirstMap() {
      // copy = settings.copy()
      var copy = settings.parents().newChild(new LinkedHashMap<>(typed));
      copy.put("port", 1);

      assertThat(settings).containsEntry("port", 9000);
      assertThat(copy.entrySet()).contains(new SimpleEntry<>("timeout", 45));
    }
  }
}
