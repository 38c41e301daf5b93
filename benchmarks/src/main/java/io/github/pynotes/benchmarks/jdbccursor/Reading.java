package io.github.pynotes.benchmarks.jdbccursor;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/// A row of `readings`: an int, a varchar, a decimal and a datetime.
record Reading(int id, String sensor, BigDecimal celsius, LocalDateTime takenAt) {
  static Reading of(ResultSet row) throws SQLException {
    return new Reading(
        row.getInt(1),
        row.getString(2),
        row.getBigDecimal(3),
        row.getObject(4, LocalDateTime.class));
  }
}
