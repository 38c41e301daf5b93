package io.github.pynotes.benchmarks.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.jdbccursor.NamedParameterSql;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

class ParseNamesTest {
  private final String sql = new ParseNames().sql;

  @Test
  void bothFindTheSameParameters() {
    var values =
        Map.of("customer", "Ada", "states", 1, "since", 2, "until", 3, "price", 4, "limit", 5);
    var ours = NamedParameterSql.parse(sql).bind(values);

    assertThat(ours.sql()).isEqualTo(NamedParameterUtils.parseSqlStatementIntoString(sql));
    assertThat(ours.args()).containsExactly("Ada", 1, 2, 3, 4, 4, 5);
  }
}
