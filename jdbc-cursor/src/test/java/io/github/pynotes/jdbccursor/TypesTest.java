package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatObject;

import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.RequiresMySql;
import io.github.pynotes.sandbox.WithMySql;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.converters")
class TypesTest {
  private Connection connection;

  @BeforeEach
  void connect(Connection connection) {
    this.connection = connection;
  }

  @FunctionalInterface
  private interface Getter<T> {
    T get(ResultSet row, int column) throws SQLException;
  }

  /// What comes back of a value from a column of that type.
  private <T> T stored(String type, Object value, Getter<T> getter) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS samples");
      statement.execute("CREATE TABLE samples (value %s)".formatted(type));
      try (var insert = connection.prepareStatement("INSERT INTO samples VALUES (?)")) {
        insert.setObject(1, value);
        insert.executeUpdate();
      }
      try (var row = statement.executeQuery("SELECT value FROM samples")) {
        row.next();
        return getter.get(row, 1);
      }
    }
  }

  private static <T> Getter<T> as(Class<T> type) {
    return (row, column) -> row.getObject(column, type);
  }

  /// What the server says about the stored value, in its own words.
  private String onTheServer(String expression) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT %s FROM samples".formatted(expression))) {
      row.next();
      return row.getString(1);
    }
  }

  @Nested
  @DisplayName("int: TINYINT to BIGINT UNSIGNED, BIT, YEAR, TINYINT(1)")
  class Integers {
    @Test
    void areIntAndLong() throws SQLException {
      assertThatObject(stored("TINYINT", Byte.MIN_VALUE, ResultSet::getByte))
          .isEqualTo(Byte.MIN_VALUE);
      assertThatObject(stored("SMALLINT", Short.MAX_VALUE, ResultSet::getShort))
          .isEqualTo(Short.MAX_VALUE);
      assertThatObject(stored("MEDIUMINT", -8_388_608, ResultSet::getInt)).isEqualTo(-8_388_608);
      assertThatObject(stored("INT", Integer.MIN_VALUE, ResultSet::getInt))
          .isEqualTo(Integer.MIN_VALUE);
      assertThatObject(stored("BIGINT", Long.MIN_VALUE, ResultSet::getLong))
          .isEqualTo(Long.MIN_VALUE);
      assertThatObject(stored("INT UNSIGNED", 4_294_967_295L, ResultSet::getLong))
          .isEqualTo(4_294_967_295L);
    }

    @Test
    void areBigIntegerWhereLongIsTooSmall() throws SQLException {
      var huge = new BigInteger("18446744073709551615");

      // cursor.fetchone()[0]  # 18446744073709551615
      assertThatObject(stored("BIGINT UNSIGNED", huge, as(BigInteger.class))).isEqualTo(huge);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> stored("BIGINT UNSIGNED", huge, ResultSet::getLong))
          .withMessageContaining("outside of valid range");
    }

    @Test
    void areAlsoBits() throws SQLException {
      assertThatObject(stored("BIT(10)", 513, ResultSet::getInt)).isEqualTo(513);
      assertThatObject(stored("BIT(10)", new byte[] {2, 1}, ResultSet::getBytes))
          .isEqualTo(new byte[] {2, 1});
      assertThatObject(stored("BIT(1)", true, ResultSet::getBoolean)).isEqualTo(true);
    }

    @Test
    void loseTheirSixtyFourthBitToTheSign() throws SQLException {
      var all = new BigInteger("18446744073709551615");

      // int.from_bytes(cursor.fetchone()[0])  # 18446744073709551615
      assertThatObject(stored("BIT(64)", -1L, as(BigInteger.class)))
          .isEqualTo(BigInteger.ONE.negate());
      assertThat(onTheServer("value + 0")).isEqualTo(all.toString());
      byte[] bytes = stored("BIT(64)", -1L, ResultSet::getBytes);
      assertThat(new BigInteger(1, bytes)).isEqualTo(all);
    }

    @Test
    void areAlsoYears() throws SQLException {
      assertThatObject(stored("YEAR", 2026, ResultSet::getInt)).isEqualTo(2026);
      assertThatObject(stored("YEAR", Year.of(1999).getValue(), as(Integer.class))).isEqualTo(1999);
    }

    @Test
    void areBooleansInTinyint1() throws SQLException {
      // cursor.fetchone()[0]  # 1
      assertThatObject(stored("TINYINT(1)", true, ResultSet::getBoolean)).isEqualTo(true);
      assertThatObject(stored("TINYINT(1)", true, ResultSet::getInt)).isEqualTo(1);
      assertThatObject(stored("BOOLEAN", false, ResultSet::getBoolean)).isEqualTo(false);
    }
  }

  @Nested
  @DisplayName("Decimal and float")
  class Fractions {
    @Test
    void areBigDecimalToTheLastDigit() throws SQLException {
      var precise =
          new BigDecimal("12345678901234567890123456789012345.123456789012345678901234567890");

      // cursor.fetchone()[0]  # Decimal('12345678901234567890123456789012345.1234567890...')
      assertThatObject(stored("DECIMAL(65, 30)", precise, ResultSet::getBigDecimal))
          .isEqualTo(precise);
      assertThatObject(stored("DECIMAL(9, 2)", new BigDecimal("5"), ResultSet::getBigDecimal))
          .isEqualTo(new BigDecimal("5.00"));
    }

    @Test
    void areDouble() throws SQLException {
      assertThatObject(stored("DOUBLE", Math.PI, ResultSet::getDouble)).isEqualTo(Math.PI);
      assertThatObject(stored("DOUBLE", Double.MIN_NORMAL, ResultSet::getDouble))
          .isEqualTo(Double.MIN_NORMAL);
    }

    @Test
    void loseDigitsInFloat() throws SQLException {
      // the server prints six digits of a FLOAT
      assertThatObject(stored("FLOAT", 16777215.0, ResultSet::getDouble)).isEqualTo(16777200.0);
      assertThatObject(stored("FLOAT", 0.1f, ResultSet::getFloat)).isEqualTo(0.1f);
    }

    @Test
    void losePrecisionOnTheWayThroughDouble() throws SQLException {
      var price = new BigDecimal("9007199254740993.01");

      double rounded = stored("DECIMAL(20, 2)", price, ResultSet::getDouble);
      assertThat(new BigDecimal(rounded)).isEqualTo(new BigDecimal("9007199254740994"));
    }
  }

  @Nested
  @DisplayName("str and bytes: CHAR to LONGTEXT, JSON, ENUM, SET, BLOB")
  class Texts {
    @Test
    void holdEmoji() throws SQLException {
      assertThatObject(stored("VARCHAR(10)", "a😀é", ResultSet::getString)).isEqualTo("a😀é");
      assertThat(onTheServer("CHAR_LENGTH(value)")).isEqualTo("3");
      assertThat(onTheServer("HEX(value)")).isEqualTo("61F09F9880C3A9");
      assertThat("a😀é").hasSize(4); // Java counts UTF-16 units; Python's len() is 3
    }

    @Test
    void refuseEmojiInThreeByteUtf8() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> stored("VARCHAR(10) CHARACTER SET utf8mb3", "😀", ResultSet::getString))
          .returns(1366, SQLException::getErrorCode);
    }

    @Test
    void loseTrailingSpacesInChar() throws SQLException {
      assertThatObject(stored("CHAR(10)", "a  ", ResultSet::getString)).isEqualTo("a");
      assertThatObject(stored("VARCHAR(10)", "a  ", ResultSet::getString)).isEqualTo("a  ");
    }

    @Test
    void areLong() throws SQLException {
      String text = "é".repeat(100_000);

      assertThatObject(stored("LONGTEXT", text, ResultSet::getString)).isEqualTo(text);
    }

    @Test
    void areJson() throws SQLException {
      // json.loads(cursor.fetchone()[0])
      assertThatObject(stored("JSON", "{\"a\": 1}", ResultSet::getString)).isEqualTo("{\"a\": 1}");
      assertThat(onTheServer("JSON_EXTRACT(value, '$.a')")).isEqualTo("1");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> stored("JSON", "{a: 1", ResultSet::getString));
    }

    @Test
    @RequiresMySql("MariaDB's JSON is a LONGTEXT, which keeps the text as it was written")
    void areJsonInTheServersOwnLayout() throws SQLException {
      assertThatObject(stored("JSON", "{\"b\":1,  \"a\":[1,2], \"b\":3}", ResultSet::getString))
          .isEqualTo("{\"a\": [1, 2], \"b\": 3}");
    }

    enum Colour {
      RED,
      GREEN,
      BLUE
    }

    @Test
    void areEnums() throws SQLException {
      String name = stored("ENUM('RED', 'GREEN')", Colour.GREEN.name(), ResultSet::getString);

      assertThat(Colour.valueOf(name)).isEqualTo(Colour.GREEN);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> stored("ENUM('RED', 'GREEN')", "BLUE", ResultSet::getString))
          .returns(1265, SQLException::getErrorCode);
    }

    @Test
    void areSets() throws SQLException {
      Set<Colour> colours = EnumSet.of(Colour.RED, Colour.BLUE);
      String joined = colours.stream().map(Colour::name).collect(Collectors.joining(","));

      // set(cursor.fetchone()[0].split(","))
      String names = stored("SET('RED', 'GREEN', 'BLUE')", joined, ResultSet::getString);
      assertThat(Stream.of(names.split(",")).map(Colour::valueOf))
          .containsExactlyElementsOf(colours);
    }

    @Test
    void areBytes() throws SQLException {
      var all = new byte[256];
      for (int i = 0; i < 256; i++) {
        all[i] = (byte) i;
      }

      assertThatObject(stored("BLOB", all, ResultSet::getBytes)).isEqualTo(all);
      assertThatObject(stored("VARBINARY(256)", all, ResultSet::getBytes)).isEqualTo(all);
      // padded with zeros
      assertThatObject(stored("BINARY(3)", new byte[] {1}, ResultSet::getBytes))
          .isEqualTo(new byte[] {1, 0, 0});
    }
  }

  @Nested
  @DisplayName("date, timedelta, datetime: DATE, TIME, DATETIME")
  class Times {
    @Test
    void areLocalDates() throws SQLException {
      var leapDay = LocalDate.of(2028, 2, 29);

      assertThatObject(stored("DATE", leapDay, as(LocalDate.class))).isEqualTo(leapDay);
      assertThatObject(stored("DATE", LocalDate.of(9999, 12, 31), as(LocalDate.class)))
          .isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @Test
    void areLocalDateTimesToTheMicrosecond() throws SQLException {
      var moment = LocalDateTime.of(2026, 2, 3, 4, 5, 6, 123_456_000);

      assertThatObject(stored("DATETIME(6)", moment, as(LocalDateTime.class))).isEqualTo(moment);
      assertThatObject(stored("DATETIME(6)", moment.plusNanos(789), as(LocalDateTime.class)))
          .isEqualTo(moment.plusNanos(1_000)); // rounded
      assertThatObject(stored("DATETIME", moment, as(LocalDateTime.class)))
          .isEqualTo(LocalDateTime.of(2026, 2, 3, 4, 5, 6));
    }

    @Test
    void areDurationsBeyondADayAndBelowZero() throws SQLException {
      var shift = Duration.ofHours(101).plusMinutes(30).plusNanos(123_456_000);

      // cursor.fetchone()[0]  # datetime.timedelta(days=4, seconds=19800, microseconds=123456)
      assertThatObject(stored("TIME(6)", shift, as(Duration.class))).isEqualTo(shift);
      assertThatObject(stored("TIME(6)", shift.negated(), as(Duration.class)))
          .isEqualTo(shift.negated());
      assertThat(onTheServer("CAST(value AS CHAR)")).isEqualTo("-101:30:00.123456");
      var longest = Duration.parse("PT838H59M59S");
      assertThatObject(stored("TIME", longest, as(Duration.class))).isEqualTo(longest);
    }

    @Test
    void areLocalTimesWithinADay() throws SQLException {
      assertThatObject(stored("TIME", LocalTime.of(23, 59, 59), as(LocalTime.class)))
          .isEqualTo(LocalTime.of(23, 59, 59));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> stored("TIME", Duration.ofHours(24), as(LocalTime.class)))
          .withMessageContaining("24:00:00");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> stored("TIME", Duration.ofHours(-1), ResultSet::getTime));
    }
  }

  @Nested
  @DisplayName("'0000-00-00'")
  class ZeroDates {
    @BeforeEach
    void aZeroDateAndAPartialOne() throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("SET sql_mode = ''");
        statement.execute("DROP TABLE IF EXISTS samples");
        statement.execute("CREATE TABLE samples (id INT, value DATETIME)");
        statement.execute("INSERT INTO samples VALUES (1, '0000-00-00 00:00:00')");
      }
    }

    @Test
    void areRefusedByTheServerUnlessItIsToldOtherwise() throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("SET sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_DATE'");

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(
                () -> statement.execute("INSERT INTO samples VALUES (2, '0000-00-00 00:00:00')"))
            .returns(1292, SQLException::getErrorCode);
      }
    }

    @Test
    void areRefusedByTheDriverButForStrings() throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT value FROM samples")) {
        row.next();

        // cursor.fetchone()[0]  # '0000-00-00 00:00:00', a str
        assertThat(row.getString(1)).isEqualTo("0000-00-00 00:00:00");
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> row.getObject(1, LocalDateTime.class))
            .withMessage("Zero date value prohibited");
      }
    }

    @Test
    void becomeNullWhenTheUrlSaysSo(MySqlSandbox mysql) throws SQLException {
      try (var converting = open(mysql, "zeroDateTimeBehavior", "CONVERT_TO_NULL");
          var statement = converting.createStatement();
          var row = statement.executeQuery("SELECT value FROM samples")) {
        row.next();

        assertThat(row.getObject(1, LocalDateTime.class)).isNull();
      }
    }
  }

  private static Connection open(MySqlSandbox mysql, String... options) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", mysql.user());
    properties.setProperty("password", mysql.password());
    for (int i = 0; i < options.length; i += 2) {
      properties.setProperty(options[i], options[i + 1]);
    }
    return DriverManager.getConnection(mysql.url(), properties);
  }

  /// The JVM is in Kathmandu (+05:45), the session in Newfoundland (-03:30), the server elsewhere.
  @Nested
  @DisplayName("datetime with tzinfo: TIMESTAMP across time zones")
  class Zones {
    private static final Instant MOMENT = Instant.parse("2026-02-03T04:05:06.123456Z");
    private static final String SESSION = "time_zone='-03:30'";

    private final TimeZone before = TimeZone.getDefault();

    @BeforeEach
    void threeZones() throws SQLException {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      try (var statement = connection.createStatement();
          var offset = statement.executeQuery("SELECT TIMEDIFF(NOW(), UTC_TIMESTAMP())")) {
        offset.next();
        assertThat(offset.getString(1)).isNotIn("05:45:00", "-03:30:00");
        statement.execute("DROP TABLE IF EXISTS samples");
        statement.execute("CREATE TABLE samples (value TIMESTAMP(6) NULL, wall DATETIME(6))");
      }
    }

    @AfterEach
    void restore() {
      TimeZone.setDefault(before);
    }

    private void insert(Connection into, Object moment) throws SQLException {
      try (var insert = into.prepareStatement("INSERT INTO samples (value) VALUES (?)")) {
        insert.setObject(1, moment);
        insert.executeUpdate();
      }
    }

    private Instant read(Connection from) throws SQLException {
      try (var statement = from.createStatement();
          var row = statement.executeQuery("SELECT value FROM samples")) {
        row.next();
        return row.getObject(1, OffsetDateTime.class).toInstant();
      }
    }

    /// The seconds since 1970 do not depend on anyone's zone.
    private void assertThatTheServerHasIt() throws SQLException {
      assertThat(onTheServer("UNIX_TIMESTAMP(value)")).isEqualTo("1770091506.123456");
    }

    @Test
    void keepsItsInstantWhenTheDriverAsksForTheSessionsZone(MySqlSandbox mysql)
        throws SQLException {
      // @start region="zones"
      // MOMENT = datetime(2026, 2, 3, 4, 5, 6, 123456, tzinfo=timezone.utc)
      try (var newfoundland =
          open(mysql, "sessionVariables", SESSION, "connectionTimeZone", "SERVER")) {
        insert(newfoundland, MOMENT.atOffset(ZoneOffset.UTC));
        assertThat(read(newfoundland)).isEqualTo(MOMENT);
      }
      assertThatTheServerHasIt();

      // another session in another zone, and a JVM that has moved on
      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      try (var utc =
          open(mysql, "sessionVariables", "time_zone='+00:00'", "connectionTimeZone", "SERVER")) {
        assertThat(read(utc)).isEqualTo(MOMENT);
      }
      // @end
    }

    @Test
    void keepsItsInstantWhenTheDriverSetsTheSessionsZone(MySqlSandbox mysql) throws SQLException {
      try (var own =
          open(mysql, "connectionTimeZone", "UTC", "forceConnectionTimeZoneToSession", "true")) {
        insert(own, MOMENT);
        assertThat(read(own)).isEqualTo(MOMENT);
      }
      assertThatTheServerHasIt();
    }

    @Test
    void keepsItsInstantInTimestampsToo(MySqlSandbox mysql) throws SQLException {
      try (var newfoundland =
          open(mysql, "sessionVariables", SESSION, "connectionTimeZone", "SERVER")) {
        insert(newfoundland, Timestamp.from(MOMENT));
        assertThat(read(newfoundland)).isEqualTo(MOMENT);
      }
      assertThatTheServerHasIt();
    }

    /// By default, the driver takes the JVM's zone for the session's, and asks nobody.
    @Test
    void isWrongByTheDifferenceOfTheZonesByDefault(MySqlSandbox mysql) throws SQLException {
      try (var trusting = open(mysql, "sessionVariables", SESSION)) {
        insert(trusting, MOMENT);

        assertThat(read(trusting)).isEqualTo(MOMENT); // looks well from here
      }
      // 05:45 + 03:30 too late
      assertThat(onTheServer("UNIX_TIMESTAMP(value)")).isEqualTo("1770124806.123456");
      try (var asking = open(mysql, "sessionVariables", SESSION, "connectionTimeZone", "SERVER")) {
        assertThat(read(asking)).isEqualTo(MOMENT.plus(Duration.parse("PT9H15M")));
      }
    }

    @Test
    void doesNotMatterToADatetime(MySqlSandbox mysql) throws SQLException {
      var wall = LocalDateTime.of(2026, 2, 3, 4, 5, 6);
      try (var newfoundland = open(mysql, "sessionVariables", SESSION);
          var insert = newfoundland.prepareStatement("INSERT INTO samples (wall) VALUES (?)")) {
        insert.setObject(1, wall);
        insert.executeUpdate();
      }

      TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
      try (var utc = open(mysql, "sessionVariables", "time_zone='+00:00'");
          var statement = utc.createStatement();
          var row = statement.executeQuery("SELECT wall FROM samples")) {
        row.next();
        assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo(wall);
      }
    }

    @Test
    void isNotReadAsAnInstant() throws SQLException {
      insert(connection, MOMENT);
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT value FROM samples")) {
        row.next();

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> row.getObject(1, Instant.class))
            .withMessageContaining("java.time.Instant");
      }
    }
  }

  @Nested
  @DisplayName("None")
  class SqlNull {
    @Test
    void isNullOfEveryType() throws SQLException {
      for (String type :
          new String[] {
            "INT", "DECIMAL(9, 2)", "TEXT", "BLOB", "JSON", "DATETIME NULL", "BIT(1)"
          }) {
        assertThatObject(stored(type, null, (row, column) -> row.getObject(column)))
            .as(type)
            .isNull();
      }
      assertThatObject(stored("TIME", null, as(Duration.class))).isNull();
      assertThatObject(stored("INT", null, as(Integer.class))).isNull();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void tinyint1IsABooleanToGetObject(MySqlSandbox mysql) throws SQLException {
      // cursor.fetchone()[0]  # 7
      assertThatObject(stored("TINYINT(1)", 7, (row, column) -> row.getObject(column)))
          .isEqualTo(true);
      assertThatObject(stored("TINYINT(1)", 7, ResultSet::getInt)).isEqualTo(7);

      try (var asNumbers = open(mysql, "tinyInt1isBit", "false");
          var statement = asNumbers.createStatement();
          var row = statement.executeQuery("SELECT value FROM samples")) {
        row.next();
        assertThat(row.getObject(1)).isEqualTo(7);
      }
    }

    @Test
    void yearIsADateToGetObject() throws SQLException {
      // cursor.fetchone()[0]  # 2026
      assertThatObject(stored("YEAR", 2026, (row, column) -> row.getObject(column)))
          .isEqualTo(Date.valueOf("2026-01-01"));
    }

    @Test
    void bitsAreBooleanOrBytesToGetObject() throws SQLException {
      // cursor.fetchone()[0]  # b'\x01', and b'\x02\x01'
      assertThatObject(stored("BIT(1)", true, (row, column) -> row.getObject(column)))
          .isEqualTo(true);
      assertThatObject(stored("BIT(10)", 513, (row, column) -> row.getObject(column)))
          .isEqualTo(new byte[] {2, 1});
    }

    @Test
    void aNegativeTimeIsWrittenAsItIs() throws SQLException {
      // cursor.execute("INSERT ...", (timedelta(minutes=-6090),))  # writes -102:30:00
      stored("TIME", Duration.ofMinutes(-6090), as(Duration.class));

      assertThat(onTheServer("CAST(value AS CHAR)")).isEqualTo("-101:30:00");
    }

    @Test
    void anInstantKeepsItsZone() throws SQLException {
      // cursor.mogrify("%s", (datetime(2026, 2, 3, tzinfo=...),))  # "'2026-02-03 00:00:00'"
      var tokyo = OffsetDateTime.parse("2026-02-03T09:00:00+09:00");

      assertThatObject(stored("TIMESTAMP NULL", tokyo, as(OffsetDateTime.class)).toInstant())
          .isEqualTo(Instant.parse("2026-02-03T00:00:00Z"));
    }
  }
}
