package io.github.pynotes.cli.catalog;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/// All patterns, as the build indexed them, by name. Immutable.
public final class Patterns {
  static final String RESOURCE = "patterns.json";

  private final List<CopyPattern> patterns;

  public Patterns(List<CopyPattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /// Those that [CatalogIndexer] wrote beside this class.
  public static Patterns load() {
    try (InputStream json = Patterns.class.getResourceAsStream(RESOURCE)) {
      if (json == null) {
        throw new IllegalStateException("The patterns are missing: build with `mvn compile`.");
      }
      var reader = new InputStreamReader(json, StandardCharsets.UTF_8);
      return new Patterns(List.of(new Gson().fromJson(reader, CopyPattern[].class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<CopyPattern> all() {
    return patterns;
  }

  /// The pattern of that name, whatever its case.
  public Optional<CopyPattern> find(String name) {
    return patterns.stream().filter(it -> it.name().equalsIgnoreCase(name)).findFirst();
  }

  /// The pattern of a topic.
  ///
  /// @throws UnknownTopicException telling the topic's answer, if there is no pattern in it
  public CopyPattern of(Topic topic) {
    return topic
        .patternName()
        .flatMap(this::find)
        .orElseThrow(() -> UnknownTopicException.withoutPattern(topic));
  }

  /// What to throw for a name that nothing answers to: it names the nearest three.
  public UnknownTopicException unknown(String name) {
    return UnknownTopicException.unknownPattern(name, nearest(name));
  }

  private List<String> nearest(String name) {
    var similarity = new JaroWinklerSimilarity();
    String wanted = name.toLowerCase(Locale.ROOT);
    return patterns.stream()
        .map(CopyPattern::name)
        .sorted(
            Comparator.comparingDouble(
                it -> -similarity.apply(wanted, it.toLowerCase(Locale.ROOT))))
        .limit(3)
        .toList();
  }
}
