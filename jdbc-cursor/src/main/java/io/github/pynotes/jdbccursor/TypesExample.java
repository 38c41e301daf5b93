package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;

/// Sends values of many types to the server, and asks for the types that it wants back.
///
/// @python pymysql.converters
/// @python pymysql.converters.conversions
/// @python pymysql.converters.convert_datetime
/// @python pymysql.converters.convert_timedelta
/// @java setObject(i, value), and getObject(column, Class)
final class TypesExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open()) {
      // driver and server talk in UTC, whatever zone either of them lives in
      String utc = mysql.url() + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
      try (var connection = DriverManager.getConnection(utc, mysql.user(), mysql.password());
          var statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE parcels (id BIGINT UNSIGNED, price DECIMAL(8, 2), insured BOOLEAN,
              flags BIT(8), travel TIME, label VARCHAR(20), sent TIMESTAMP, delay TIME)
            """);
        String sql = "INSERT INTO parcels VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
          insert.setObject(1, new BigInteger("18446744073709551615"));
          insert.setObject(2, new BigDecimal("19.90"));
          insert.setObject(3, true);
          insert.setObject(4, 0b101);
          insert.setObject(5, Duration.ofHours(26).plusMinutes(30));
          insert.setObject(6, "📦 Ada");
          insert.setObject(7, OffsetDateTime.parse("2024-07-01T12:00:00+09:00")); // in Tokyo
          insert.setObject(8, Duration.ofMinutes(-30)); // early
          insert.executeUpdate();
        }

        // whoever reads says what a value is; unasked, the driver decides
        try (var row = statement.executeQuery("SELECT * FROM parcels")) {
          row.next();
          var id = row.getObject("id", BigInteger.class);
          IO.println("parcel %d for %s".formatted(id, row.getBigDecimal("price")));
          IO.println("insured: " + row.getObject("insured"));
          IO.println("flags: " + row.getInt("flags"));
          long minutes = row.getObject("travel", Duration.class).toMinutes();
          IO.println("minutes on its way: " + minutes);
          IO.println("letters on the label: " + row.getString("label").codePoints().count());
          IO.println("noon in Tokyo, as stored in UTC: " + row.getString("sent"));
          IO.println("half an hour early, as stored: " + row.getString("delay"));
        }

        // a date that no calendar has
        statement.execute("SET sql_mode = ''");
        statement.execute("CREATE TABLE visits (day DATE)");
        statement.execute("INSERT INTO visits VALUES ('0000-00-00')");
        try (var visit = statement.executeQuery("SELECT day FROM visits")) {
          visit.next();
          IO.println("the day that never was: " + visit.getObject("day"));
        } catch (SQLException e) {
          IO.println("the day that never was: refused");
        }
      }
    }
  }
}
