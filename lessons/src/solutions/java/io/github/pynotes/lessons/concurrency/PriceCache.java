package io.github.pynotes.lessons.concurrency;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToIntFunction;

/// `computeIfAbsent` of a `ConcurrentHashMap` is one step where "if it is not there, put it" are
/// two, and locks that key only. (To be exact, it locks the keys that share a bin, too; where that
/// matters, the map holds a `FutureTask` for each.)
public final class PriceCache {
  private final ToIntFunction<String> load;
  private final ConcurrentMap<String, Integer> prices = new ConcurrentHashMap<>();

  public PriceCache(ToIntFunction<String> load) {
    this.load = load;
  }

  public int price(String article) {
    return prices.computeIfAbsent(article, load::applyAsInt);
  }
}
