package io.github.pynotes.benchmarks.harness;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table in Markdown, whose columns stand in line in its source, too.
public record Table(List<String> header, List<List<String>> rows) {
  @Override
  public String toString() {
    List<Integer> widths =
        IntStream.range(0, header.size())
            .map(column -> lines().mapToInt(line -> line.get(column).length()).max().orElseThrow())
            .boxed()
            .toList();
    String rule = widths.stream().map("-"::repeat).collect(Collectors.joining(" | ", "| ", " |\n"));
    String text = lines().map(line -> padded(line, widths)).collect(Collectors.joining());
    int afterHeader = text.indexOf('\n') + 1;
    return text.substring(0, afterHeader) + rule + text.substring(afterHeader);
  }

  private Stream<List<String>> lines() {
    return Stream.concat(Stream.of(header), rows.stream());
  }

  private static String padded(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
