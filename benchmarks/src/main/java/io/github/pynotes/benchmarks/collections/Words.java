package io.github.pynotes.benchmarks.collections;

import java.util.StringJoiner;

/// A text as people write them: few words are frequent, and short, and many are rare. Its words are
/// the same as those of `words.py`.
final class Words {
  static final int COUNT = 1_000_000;

  /// How many different words there are in the text.
  static final int DIFFERENT = 98_582;

  /// A word of the next octave is half as frequent, and there are twice as many of them.
  private static final int OCTAVES = 17;

  private Words() {}

  /// The words of the text, each occurrence an object of its own.
  static String[] ofText() {
    var text = new StringJoiner(" ");
    long random = 1; // Knuth's MMIX generator
    for (int i = 0; i < COUNT; i++) {
      random = random * 6364136223846793005L + 1442695040888963407L;
      int octave = (int) ((random >>> 33) % OCTAVES);
      random = random * 6364136223846793005L + 1442695040888963407L;
      int rank = (1 << octave) + (int) ((random >>> 33) % (1 << octave));
      text.add(spelled(rank));
    }
    return text.toString().split(" ", -1);
  }

  /// As many different words, from the most frequent on.
  static String[] different() {
    var words = new String[COUNT];
    for (int i = 0; i < COUNT; i++) {
      words[i] = spelled(i + 1);
    }
    return words;
  }

  /// A number in letters, for each number another word.
  private static String spelled(int number) {
    var word = new StringBuilder();
    for (int rest = number; rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return word.toString();
  }
}
