package io.github.pynotes.benchmarks.jdbccursor;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.jdbccursor.NamedParameterSql;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;

/// Finds the named parameters of a statement.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class ParseNames {
  private static final Contender OURS =
      new JmhContender("NamedParameterSql.parse", ParseNames.class, "namedParameterSql");
  private static final Contender SPRING =
      new JmhContender(
          "Spring %s, NamedParameterUtils"
              .formatted(NamedParameterUtils.class.getPackage().getImplementationVersion()),
          ParseNames.class,
          "spring");

  public static final Group GROUP =
      new Group(
          "parse",
          "named parameters of a statement",
          """
          A query of 14 lines with six parameters, one of them twice, and with what must not be taken
          for one: colons in a string, a quoted identifier and comments.
          """,
          Optional.empty(),
          List.of(atMost(1.00, OURS, SPRING)),
          List.of(),
          List.of());

  /// Not final, lest the compiler work it out once and for all.
  String sql =
      """
      /* orders of a customer: the newest first */
      SELECT o.id, o.placed_at, c.name AS "customer: name", SUM(i.price * i.quantity) AS total
      FROM orders AS o
      JOIN customers AS c ON c.id = o.customer_id
      JOIN items AS i ON i.order_id = o.id
      WHERE c.name = :customer
        AND o.state IN (:states)
        AND o.placed_at >= :since AND o.placed_at < :until
        AND TIME_FORMAT(o.placed_at, '%H:%i') <> '12:00' -- not at noon: a batch
        AND (i.price > :price OR i.price * i.quantity > :price)
      GROUP BY o.id
      ORDER BY o.placed_at DESC
      LIMIT :limit
      """;

  @Benchmark
  public NamedParameterSql namedParameterSql() {
    return NamedParameterSql.parse(sql);
  }

  @Benchmark
  public ParsedSql spring() {
    return NamedParameterUtils.parseSqlStatement(sql);
  }
}
