package io.github.pynotes.benchmarks.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.jdbccursor.RecordRowMapper;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CannedRowsTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 1, 12, 0);

  private final CannedRows rows =
      CannedRows.of(
          List.of("id", "sensor", "celsius", "taken_at"),
          new Object[] {0, "cellar", new BigDecimal("7.50"), NOON},
          new Object[] {1, "roof", new BigDecimal("31.00"), NOON});

  @Test
  void areReadAlikeByTheMapperAndByHand() throws SQLException {
    var mapper = RecordRowMapper.of(Reading.class);
    while (rows.next()) {
      assertThat(mapper.map(rows)).isEqualTo(Reading.of(rows));
    }
    rows.beforeFirst();
    rows.next();

    assertThat(Reading.of(rows)).isEqualTo(new Reading(0, "cellar", new BigDecimal("7.50"), NOON));
  }

  @Test
  void refuseWhatTheyCannotDo() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> rows.getLong(1));
  }
}
