package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mysql.cj.jdbc.JdbcConnection;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.RequiresMySql;
import io.github.pynotes.sandbox.WithMySql;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithMySql
@DisplayName("pymysql.converters")
class TypesTest {
  private static final BigInteger MAX_UNSIGNED = new BigInteger("18446744073709551615");

  /// An own connection, for options that the sandbox's do not have.
  private static Connection connect(MySqlSandbox mysql, Map<String, String> options)
      throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", mysql.user());
    properties.setProperty("password", mysql.password());
    properties.putAll(options);
    return DriverManager.getConnection(mysql.url(), properties);
  }

  /// Makes a table of one column, for one value.
  private static void column(Connection connection, String type) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS samples");
      statement.execute("CREATE TABLE samples (v %s NULL)".formatted(type));
    }
  }

  private static void write(Connection connection, Object value) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO samples VALUES (?)")) {
      insert.setObject(1, value);
      insert.executeUpdate();
    }
  }

  /// The value as the driver gives it to whoever does not say what it should be.
  private static Object read(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT v FROM samples")) {
      row.next();
      return row.getObject("v");
    }
  }

  private static <T> T read(Connection connection, Class<T> type) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT v FROM samples")) {
      row.next();
      return row.getObject("v", type);
    }
  }

  /// What the server has understood, in its own words.
  private static String stored(Connection connection) throws SQLException {
    return stored(connection, "CAST(v AS CHAR)");
  }

  private static String stored(Connection connection, String expression) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT %s FROM samples".formatted(expression))) {
      row.next();
      return row.getString(1);
    }
  }

  @Nested
  @DisplayName("conversions: encoders and decoders")
  class Conversions {
    @Test
    void goByTheTypeThatIsAskedFor(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  """
                  SELECT CAST(18446744073709551615 AS UNSIGNED) AS id, CAST(19.90 AS DECIMAL(8, 2))
                    AS price, CAST('26:30:00' AS TIME) AS travel, DATE '2024-02-29' AS sent,
                    TIMESTAMP '2024-03-01 08:00:00.123456' AS arrived, NULL AS weight
                  """)) {
        // @start region="types"
        // id, price, travel, sent, arrived, weight = cursor.fetchone()
        row.next();

        // id  # 18446744073709551615
        assertThat(row.getObject("id", BigInteger.class)).isEqualTo("18446744073709551615");
        // price  # Decimal('19.90')
        assertThat(row.getObject("price", BigDecimal.class)).isEqualTo("19.90");
        // travel  # datetime.timedelta(days=1, seconds=9000)
        assertThat(row.getObject("travel", Duration.class)).hasMinutes(26 * 60 + 30);
        // sent  # datetime.date(2024, 2, 29)
        assertThat(row.getObject("sent", LocalDate.class)).isEqualTo("2024-02-29");
        // arrived  # datetime.datetime(2024, 3, 1, 8, 0, 0, 123456)
        assertThat(row.getObject("arrived", LocalDateTime.class))
            .isEqualTo("2024-03-01T08:00:00.123456");
        // weight  # None
        assertThat(row.getObject("weight", Double.class)).isNull();
        // @end
      }
    }

    /// Type, what is written, what comes unasked, and what it is when it is asked for well.
    static Stream<Arguments> columns() {
      var moment = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_000);
      var precise = new BigDecimal("12345678901234567890123456789012345.123456789012345678901234");
      return Stream.of(
          arguments("TINYINT", (byte) -128, -128, (byte) -128),
          arguments("TINYINT UNSIGNED", 255, 255, (short) 255),
          arguments("TINYINT(1)", true, true, true),
          arguments("SMALLINT", (short) -32_768, -32_768, (short) -32_768),
          arguments("SMALLINT UNSIGNED", 65_535, 65_535, 65_535),
          arguments("MEDIUMINT", -8_388_608, -8_388_608, -8_388_608),
          arguments("MEDIUMINT UNSIGNED", 16_777_215, 16_777_215, 16_777_215),
          arguments("INT", Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE),
          arguments("INT UNSIGNED", 4_294_967_295L, 4_294_967_295L, 4_294_967_295L),
          arguments("BIGINT", Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE),
          arguments("BIGINT UNSIGNED", MAX_UNSIGNED, MAX_UNSIGNED, MAX_UNSIGNED),
          arguments("BIGINT UNSIGNED", 7L, BigInteger.valueOf(7), 7L),
          arguments("DECIMAL(10, 2)", new BigDecimal("0.10"), new BigDecimal("0.10"), 0.1),
          arguments("DECIMAL(65, 24)", precise, precise, precise),
          arguments("FLOAT", 0.1f, 0.1f, 0.1f),
          arguments("DOUBLE", 0.1, 0.1, 0.1),
          arguments("BIT(1)", true, true, true),
          arguments("BIT(12)", 0b1010_0000_0101, new byte[] {10, 5}, 0b1010_0000_0101),
          arguments("YEAR", 2024, Date.valueOf("2024-01-01"), 2024),
          arguments(
              "DATE", LocalDate.of(2024, 2, 29), Date.valueOf("2024-02-29"), moment.toLocalDate()),
          arguments("TIME", LocalTime.of(8, 30), Time.valueOf("08:30:00"), LocalTime.of(8, 30)),
          arguments(
              "TIME(6)", Duration.ofMinutes(90), Time.valueOf("01:30:00"), Duration.ofMinutes(90)),
          arguments("DATETIME(6)", moment, moment, moment),
          arguments("TIMESTAMP(6)", moment, Timestamp.valueOf(moment), moment),
          arguments("JSON", "{\"paid\": true}", "{\"paid\": true}", "{\"paid\": true}"),
          arguments("ENUM('new', 'paid')", "paid", "paid", "paid"),
          arguments("SET('fragile', 'gift')", "gift,fragile", "fragile,gift", "fragile,gift"),
          arguments("CHAR(5)", "Ada  ", "Ada", "Ada"),
          arguments("VARCHAR(5)", "Ada  ", "Ada  ", "Ada  "),
          arguments("TEXT", "naïve 🐍", "naïve 🐍", "naïve 🐍"),
          arguments(
              "BINARY(4)", new byte[] {1, 2}, new byte[] {1, 2, 0, 0}, new byte[] {1, 2, 0, 0}),
          arguments("BLOB", new byte[] {0, -1, 1}, new byte[] {0, -1, 1}, new byte[] {0, -1, 1}));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("columns")
    void goBothWays(
        String type, Object written, Object unasked, Object asked, Connection connection)
        throws SQLException {
      column(connection, type);
      write(connection, written);

      assertThat(read(connection)).isEqualTo(unasked);
      assertThat((Object) read(connection, asked.getClass())).isEqualTo(asked);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
        strings = {
          "TINYINT(1)",
          "BIGINT UNSIGNED",
          "DECIMAL(5, 2)",
          "DOUBLE",
          "BIT(8)",
          "YEAR",
          "TIME",
          "TIMESTAMP",
          "JSON",
          "ENUM('new')",
          "SET('gift')",
          "TEXT",
          "BLOB"
        })
    void giveNullForNull(String type, Connection connection) throws SQLException {
      column(connection, type);
      write(connection, null);

      // cursor.fetchone()  # (None,)
      assertThat(read(connection)).isNull();
    }
  }

  @Nested
  @DisplayName("escape_int, escape_float, Decimal2Literal")
  class Numbers {
    @ParameterizedTest(name = "{0} as {2}")
    @CsvSource({
      "TINYINT UNSIGNED, 255, java.lang.Byte",
      "SMALLINT UNSIGNED, 65535, java.lang.Short",
      "INT UNSIGNED, 4294967295, java.lang.Integer",
      "BIGINT UNSIGNED, 18446744073709551615, java.lang.Long",
      "DOUBLE, 1e300, java.lang.Float"
    })
    void areRefusedToATypeTooSmall(
        String column, BigDecimal value, Class<?> type, Connection connection) throws SQLException {
      column(connection, column);
      write(connection, value);

      assertThatExceptionOfType(SQLDataException.class)
          .isThrownBy(() -> read(connection, type))
          .withMessageContaining("outside of valid range");
    }

    @Test
    void loseAllBeyondADoubleWhenADecimalIsReadAsOne(Connection connection) throws SQLException {
      column(connection, "DECIMAL(20, 2)");
      write(connection, new BigDecimal("123456789012345678.01"));

      assertThat(read(connection, BigDecimal.class)).isEqualTo("123456789012345678.01");
      assertThat(new BigDecimal(read(connection, Double.class))).isEqualTo("123456789012345680");
    }

    /// A FLOAT keeps 24 bits and shows 6 digits. The binary protocol does not go through digits.
    @Test
    void getSixDigitsOfAFloatAsText(Connection connection) throws SQLException {
      column(connection, "FLOAT");
      write(connection, 16_777_216);

      // cursor.fetchone()  # (16777200.0,)
      assertThat(read(connection)).isEqualTo(16_777_200f);
      try (var prepared =
              connection
                  .unwrap(JdbcConnection.class)
                  .serverPrepareStatement("SELECT v FROM samples");
          var row = prepared.executeQuery()) {
        row.next();
        assertThat(row.getFloat("v")).isEqualTo(16_777_216f);
      }
    }

    @Test
    void mustBeNumbers(Connection connection) throws SQLException {
      column(connection, "DOUBLE");

      // cursor.execute(insert, (float("nan"),))
      // ProgrammingError: nan can not be used with MySQL
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> write(connection, Double.NaN))
          .withMessageContaining("NaN");
    }
  }

  @Nested
  @DisplayName("escape_bool: TINYINT(1)")
  class Booleans {
    @Test
    void areAllNumbersButZero(Connection connection) throws SQLException {
      column(connection, "TINYINT(1)");
      write(connection, 2);

      // cursor.fetchone()  # (2,)
      assertThat(read(connection)).isEqualTo(true);
      assertThat(read(connection, Integer.class)).isEqualTo(2);
    }

    @Test
    void areNumbersOnRequest(MySqlSandbox mysql) throws SQLException {
      try (var connection = connect(mysql, Map.of("tinyInt1isBit", "false"))) {
        column(connection, "TINYINT(1)");
        write(connection, true);

        // cursor.fetchone()  # (1,)
        assertThat(read(connection)).isEqualTo(1);
        assertThat(read(connection, Boolean.class)).isTrue();
      }
    }

    @Test
    void areNumbersInAnExpression(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT 2 > 1 AS larger")) {
        row.next();

        assertThat(row.getObject("larger")).isInstanceOf(Number.class);
        assertThat(row.getBoolean("larger")).isTrue();
      }
    }
  }

  @Nested
  @DisplayName("convert_bit")
  class Bits {
    @Test
    void areBytesOrANumberOrABoolean(Connection connection) throws SQLException {
      column(connection, "BIT(12)");
      write(connection, 0b1010_0000_0101);

      // cursor.fetchone()  # (b'\n\x05',)
      assertThat(read(connection)).isEqualTo(new byte[] {0b1010, 0b0000_0101});
      // int.from_bytes(bits)
      assertThat(read(connection, Long.class)).isEqualTo(0b1010_0000_0101);
      assertThat(read(connection, Boolean.class)).isTrue();
    }

    @Test
    void areSignedWhenThereAreSixtyFour(Connection connection) throws SQLException {
      column(connection, "BIT(64)");
      write(connection, MAX_UNSIGNED);

      assertThat(read(connection, Long.class)).isEqualTo(-1);
      assertThat(Long.toUnsignedString(read(connection, Long.class)))
          .isEqualTo("18446744073709551615");
    }
  }

  @Nested
  @DisplayName("convert_timedelta: TIME")
  class Times {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "26:30:00.25, PT26H30M0.25S",
      "838:59:59, PT838H59M59S",
      "-26:00:00, PT-26H",
      "-00:00:00.5, PT-0.5S"
    })
    void areDurations(String text, Duration duration, Connection connection) throws SQLException {
      column(connection, "TIME(6)");
      write(connection, text);

      assertThat(read(connection, Duration.class)).isEqualTo(duration);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"24:00:00", "-00:00:01"})
    void areNoTimesOfDay(String text, Connection connection) throws SQLException {
      column(connection, "TIME");
      write(connection, text);

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> read(connection, LocalTime.class))
          .withMessageContaining("invalid TIME value");
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> read(connection));
    }

    @Test
    void areCutToMillisecondsInASqlTime(Connection connection) throws SQLException {
      column(connection, "TIME(6)");
      write(connection, LocalTime.of(8, 30, 0, 123_456_000));

      assertThat(read(connection, LocalTime.class)).isEqualTo("08:30:00.123456");
      assertThat(read(connection, Time.class).getTime() % 1000).isEqualTo(123);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"PT26H30M", "PT5S", "PT-30M", "PT-0.5S", "PT-26H-30M-0.25S"})
    void areWrittenByTheServersOwnPreparedStatements(Duration duration, Connection connection)
        throws SQLException {
      column(connection, "TIME(6)");
      try (PreparedStatement insert =
          connection
              .unwrap(JdbcConnection.class) // or useServerPrepStmts=true for all of them
              .serverPrepareStatement("INSERT INTO samples VALUES (?)")) {
        insert.setObject(1, duration);
        insert.executeUpdate();
      }

      assertThat(read(connection, Duration.class)).isEqualTo(duration);
    }

    /// The driver's own statements make text of a Duration, and that goes wrong below zero.
    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({"PT-30M, -30:00:00.000000", "PT-1M-0.5S, -01:00:00.500000"})
    void areWrittenWrongByTheDriversPreparedStatements(
        Duration duration, String wrong, Connection connection) throws SQLException {
      column(connection, "TIME(6)");
      write(connection, duration);

      assertThat(stored(connection)).isEqualTo(wrong);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"PT5S", "PT0.5S", "PT-1.5S"})
    void areRefusedToTheDriversPreparedStatementsUnderAMinute(
        Duration duration, Connection connection) throws SQLException {
      column(connection, "TIME(6)");

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> write(connection, duration))
          .withMessageContaining("Incorrect time value");
    }
  }

  @Nested
  @DisplayName("convert_datetime: DATETIME")
  class DateTimes {
    @Test
    void haveMicroseconds(Connection connection) throws SQLException {
      column(connection, "DATETIME(6)");
      write(connection, LocalDateTime.parse("2024-02-29T23:59:59.123456789"));

      assertThat(read(connection, LocalDateTime.class)).isEqualTo("2024-02-29T23:59:59.123457");
    }

    @Test
    @RequiresMySql("MariaDB cuts a fraction off, MySQL rounds it")
    void roundToTheNextDayWithoutAFraction(Connection connection) throws SQLException {
      column(connection, "DATETIME");
      write(connection, LocalDateTime.parse("2024-02-29T23:59:59.5"));

      assertThat(read(connection, LocalDateTime.class)).isEqualTo("2024-03-01T00:00:00");
    }

    /// A DATETIME has no zone: whoever reads it as a moment lends it the connection's.
    @Test
    void areAnotherMomentInAnotherZone(MySqlSandbox mysql) throws SQLException {
      var noon = OffsetDateTime.parse("2024-07-01T12:00:00Z");
      var utc = Map.of("connectionTimeZone", "UTC", "forceConnectionTimeZoneToSession", "true");
      var east = Map.of("connectionTimeZone", "+02:00", "forceConnectionTimeZoneToSession", "true");
      try (var writer = connect(mysql, utc);
          var reader = connect(mysql, east)) {
        column(writer, "DATETIME");
        write(writer, noon);
        assertThat(read(reader, OffsetDateTime.class)).isEqualTo("2024-07-01T12:00:00+02:00");

        column(writer, "TIMESTAMP");
        write(writer, noon);
        assertThat(read(reader, OffsetDateTime.class)).isEqualTo("2024-07-01T14:00:00+02:00");
        assertThat(read(reader, OffsetDateTime.class).toInstant()).isEqualTo(noon.toInstant());
      }
    }
  }

  /// The JVM lives in Tokyo, the session five hours west of Greenwich, and the server where it is.
  @Nested
  @DisplayName("convert_datetime: TIMESTAMP")
  class Timestamps {
    private static final Instant NOON = Instant.parse("2024-07-01T12:00:00Z");
    private static final String SESSION = "time_zone = '-05:00'";

    private TimeZone home;

    @BeforeEach
    void moveToTokyo() {
      home = TimeZone.getDefault();
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
    }

    @AfterEach
    void moveBack() {
      TimeZone.setDefault(home);
    }

    /// The moment that the server has, whatever anybody's zone.
    private static Instant moment(Connection connection) throws SQLException {
      String seconds = stored(connection, "CAST(UNIX_TIMESTAMP(v) AS SIGNED)");
      return Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    static Stream<Object> momentsOfNoon() {
      return Stream.of(
          NOON,
          NOON.atOffset(ZoneOffset.ofHours(2)),
          NOON.atZone(ZoneId.of("Europe/Paris")),
          Timestamp.from(NOON));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("momentsOfNoon")
    void areRightInTheZoneOfTheSession(Object noon, MySqlSandbox mysql) throws SQLException {
      var options = Map.of("sessionVariables", SESSION, "connectionTimeZone", "SERVER");
      try (var connection = connect(mysql, options)) {
        column(connection, "TIMESTAMP");
        write(connection, noon);

        assertThat(moment(connection)).isEqualTo(NOON);
        assertThat(read(connection, OffsetDateTime.class)).isEqualTo("2024-07-01T07:00:00-05:00");
        assertThat(read(connection, LocalDateTime.class)).isEqualTo("2024-07-01T07:00:00");
      }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("momentsOfNoon")
    void areRightWhenTheSessionIsForcedIntoTheZoneOfTheConnection(Object noon, MySqlSandbox mysql)
        throws SQLException {
      // pymysql.connect(..., init_command="SET time_zone = '+00:00'")
      var options = Map.of("connectionTimeZone", "UTC", "forceConnectionTimeZoneToSession", "true");
      try (var connection = connect(mysql, options)) {
        column(connection, "TIMESTAMP");
        write(connection, noon);

        assertThat(moment(connection)).isEqualTo(NOON);
        assertThat(read(connection, OffsetDateTime.class)).isEqualTo("2024-07-01T12:00:00Z");
        assertThat(read(connection, LocalDateTime.class)).isEqualTo("2024-07-01T12:00:00");
      }
    }

    /// By default the driver takes the JVM's zone for the session's, and does not ask.
    @ParameterizedTest(name = "{0}")
    @MethodSource("momentsOfNoon")
    void areWrongByDefaultAndDoNotShowIt(Object noon, MySqlSandbox mysql) throws SQLException {
      try (var connection = connect(mysql, Map.of("sessionVariables", SESSION))) {
        column(connection, "TIMESTAMP");
        write(connection, noon);

        assertThat(read(connection, OffsetDateTime.class).toInstant()).isEqualTo(NOON);
        assertThat(moment(connection)).isEqualTo(NOON.plus(Duration.ofHours(9 + 5)));
      }
    }

    @Test
    void areWrongInAZoneThatIsOnlyTheDrivers(MySqlSandbox mysql) throws SQLException {
      var options = Map.of("sessionVariables", SESSION, "connectionTimeZone", "UTC");
      try (var connection = connect(mysql, options)) {
        column(connection, "TIMESTAMP");
        write(connection, NOON);

        assertThat(moment(connection)).isEqualTo(NOON.plus(Duration.ofHours(5)));
      }
    }

    @Test
    void areWrongUnlessInstantsArePreserved(MySqlSandbox mysql) throws SQLException {
      var options =
          Map.of(
              "sessionVariables", SESSION,
              "connectionTimeZone", "SERVER",
              "preserveInstants", "false");
      try (var connection = connect(mysql, options)) {
        column(connection, "TIMESTAMP");
        write(connection, NOON);

        assertThat(moment(connection)).isEqualTo(NOON.plus(Duration.ofHours(9 + 5)));
      }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"LOCAL", "SERVER", "UTC"})
    void areTheSessionsOwnTimeAsLocalDateTime(String zone, MySqlSandbox mysql) throws SQLException {
      var options = Map.of("sessionVariables", SESSION, "connectionTimeZone", zone);
      try (var connection = connect(mysql, options)) {
        column(connection, "TIMESTAMP");
        write(connection, LocalDateTime.parse("2024-07-01T07:00:00"));

        assertThat(moment(connection)).isEqualTo(NOON);
        assertThat(read(connection, LocalDateTime.class)).isEqualTo("2024-07-01T07:00:00");
      }
    }

    @Test
    void areWrittenAsInstantsButReadByWayOfAnOffset(MySqlSandbox mysql) throws SQLException {
      try (var connection = connect(mysql, Map.of("connectionTimeZone", "SERVER"))) {
        column(connection, "TIMESTAMP");
        write(connection, NOON);

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> read(connection, Instant.class));
        assertThat(read(connection, OffsetDateTime.class).toInstant()).isEqualTo(NOON);
      }
    }
  }

  @Nested
  @DisplayName("convert_date: '0000-00-00'")
  class ZeroDates {
    private static void storeAnyDate(Connection connection, String date) throws SQLException {
      column(connection, "DATE");
      try (var statement = connection.createStatement()) {
        statement.execute("SET sql_mode = ''");
      }
      write(connection, date);
    }

    @Test
    void areRefusedByAStrictServer(Connection connection) throws SQLException {
      column(connection, "DATE");
      try (var statement = connection.createStatement()) {
        statement.execute("SET sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE'");
      }

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> write(connection, "0000-00-00"))
          .withMessageContaining("Incorrect date value");
    }

    @Test
    void areRefusedByTheDriver(Connection connection) throws SQLException {
      storeAnyDate(connection, "0000-00-00");

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> read(connection, LocalDate.class))
          .withMessage("Zero date value prohibited");
    }

    @Test
    void areNullOnRequest(MySqlSandbox mysql) throws SQLException {
      var options = Map.of("zeroDateTimeBehavior", "CONVERT_TO_NULL");
      try (var connection = connect(mysql, options)) {
        storeAnyDate(connection, "0000-00-00");

        assertThat(read(connection, LocalDate.class)).isNull();
        assertThat(read(connection, String.class)).isEqualTo("0000-00-00"); // as text, it stays
      }
    }

    @Test
    void areTheFirstOfAllDaysOnRequest(MySqlSandbox mysql) throws SQLException {
      try (var connection = connect(mysql, Map.of("zeroDateTimeBehavior", "ROUND"))) {
        storeAnyDate(connection, "0000-00-00");

        assertThat(read(connection, LocalDate.class)).isEqualTo("0001-01-01");
      }
    }

    @Test
    void areTextForWhoeverAsksForText(Connection connection) throws SQLException {
      storeAnyDate(connection, "0000-00-00");

      assertThat(read(connection, String.class)).isEqualTo("0000-00-00");
    }

    /// No option is for these; and what is thrown is no SQLException.
    @Test
    void areWorseInPart(MySqlSandbox mysql) throws SQLException {
      var options = Map.of("zeroDateTimeBehavior", "CONVERT_TO_NULL");
      try (var connection = connect(mysql, options)) {
        storeAnyDate(connection, "2024-00-00");

        // cursor.fetchone()  # ('2024-00-00',)
        assertThatExceptionOfType(DateTimeException.class)
            .isThrownBy(() -> read(connection, LocalDate.class));
        assertThat(read(connection, String.class)).isEqualTo("2024-00-00");
      }
    }
  }

  @Nested
  @DisplayName("escape_str, escape_bytes")
  class Texts {
    @Test
    void areCountedInCodePointsByTheServer(Connection connection) throws SQLException {
      column(connection, "VARCHAR(2)");
      write(connection, "🐍🐍");

      assertThat(read(connection, String.class)).isEqualTo("🐍🐍").hasSize(4);
      assertThat(stored(connection, "CHAR_LENGTH(v)")).isEqualTo("2");
    }

    @Test
    void areTheNamesOfAnEnum(Connection connection) throws SQLException {
      column(connection, "ENUM('NEW', 'TERMINATED')");

      // cursor.execute(insert, (state.name,))
      write(connection, Thread.State.TERMINATED.name());

      assertThat(Thread.State.valueOf(read(connection, String.class)))
          .isEqualTo(Thread.State.TERMINATED);
    }

    @Test
    void areCountedFromOneInAnEnum(Connection connection) throws SQLException {
      column(connection, "ENUM('NEW', 'TERMINATED')");
      write(connection, 1); // an ordinal() would be one too small

      assertThat(read(connection, String.class)).isEqualTo("NEW");
    }

    @Test
    void areASetInTheOrderOfItsDefinition(Connection connection) throws SQLException {
      column(connection, "SET('fragile', 'gift', 'heavy')");
      write(connection, "heavy,fragile");

      // tags.split(",")
      assertThat(read(connection, String.class).split(",")).containsExactly("fragile", "heavy");
    }

    @Test
    void mustBeJsonInAJsonColumn(Connection connection) throws SQLException {
      column(connection, "JSON");

      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> write(connection, "{paid}"));
    }

    @Test
    @RequiresMySql("MariaDB keeps JSON as the text that was sent")
    void areWrittenAnewInAJsonColumn(Connection connection) throws SQLException {
      column(connection, "JSON");
      write(connection, "{\"b\":1,  \"a\":[true,null]}");

      assertThat(read(connection, String.class)).isEqualTo("{\"a\": [true, null], \"b\": 1}");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aBooleanIsNoNumber(Connection connection) throws SQLException {
      column(connection, "BOOLEAN");
      write(connection, true);

      // cursor.fetchone()  # (1,)
      assertThat(read(connection)).isEqualTo(true);
    }

    @Test
    void aYearIsADateUnlessToldOtherwise(MySqlSandbox mysql) throws SQLException {
      try (var connection = connect(mysql, Map.of("yearIsDateType", "false"))) {
        column(connection, "YEAR");
        write(connection, 2024);

        // cursor.fetchone()  # (2024,)
        assertThat(read(connection)).isEqualTo((short) 2024);
      }
      try (var connection = mysql.connect()) {

        assertThat(read(connection)).isEqualTo(Date.valueOf("2024-01-01"));
      }
    }

    @Test
    void aTimeIsATimeOfDayUnlessAskedForOtherwise(Connection connection) throws SQLException {
      column(connection, "TIME");
      write(connection, LocalTime.of(23, 59, 59));

      // cursor.fetchone()  # (datetime.timedelta(seconds=86399),)
      assertThat(read(connection)).isEqualTo(Time.valueOf("23:59:59"));
      assertThat(read(connection, Duration.class)).hasSeconds(86_399);
    }

    /// Both are wrong; the text `-00:30:00` is understood, from either.
    @Test
    void aSmallNegativeTimeIsWrongInAnotherWay(Connection connection) throws SQLException {
      column(connection, "TIME");

      // cursor.execute(insert, (datetime.timedelta(minutes=-30),))  # -01:30:00
      write(connection, Duration.ofMinutes(-30));

      assertThat(stored(connection)).isEqualTo("-30:00:00");
      write(connection, "-00:30:00");
      assertThat(stored(connection, "MAX(v)")).isEqualTo("-00:30:00");
    }

    @Test
    void anOffsetIsNotDropped(MySqlSandbox mysql) throws SQLException {
      var options = Map.of("connectionTimeZone", "UTC", "forceConnectionTimeZoneToSession", "true");
      try (var connection = connect(mysql, options)) {
        column(connection, "TIMESTAMP");

        // datetime(2024, 7, 1, 12, tzinfo=timezone(timedelta(hours=9)))  # 2024-07-01 12:00:00
        write(connection, OffsetDateTime.parse("2024-07-01T12:00:00+09:00"));

        assertThat(stored(connection)).isEqualTo("2024-07-01 03:00:00");
      }
    }

    @Test
    void aZeroDateIsNotItsText(Connection connection) throws SQLException {
      ZeroDates.storeAnyDate(connection, "0000-00-00");

      // cursor.fetchone()  # ('0000-00-00',)
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> read(connection));
    }

    @Test
    void nullIsZeroWhereAPrimitiveIsAskedFor(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT CAST(NULL AS SIGNED) AS age")) {
        row.next();

        // cursor.fetchone()  # (None,)
        assertThat(row.getInt("age")).isZero();
        assertThat(row.wasNull()).isTrue();
        assertThat(row.getObject("age", Integer.class)).isNull();
      }
    }

    /// PyMySQL sends `str(value)`; Connector/J sends the bytes of Java's serialization.
    @Test
    void anUnknownTypeIsNotSentAsItsText(Connection connection) throws SQLException {
      column(connection, "VARCHAR(40)");
      var key = UUID.randomUUID();

      // cursor.execute(insert, (uuid.uuid4(),))  # its text
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> write(connection, key))
          .withMessageContaining("\\xAC\\xED"); // where every serialized object begins

      write(connection, key.toString());
      assertThat(UUID.fromString(read(connection, String.class))).isEqualTo(key);
    }

    @Test
    void anUnknownTypeIsNotRefusedByABlob(Connection connection) throws SQLException {
      column(connection, "BLOB");
      write(connection, Year.of(2024));

      assertThat(read(connection, byte[].class)).startsWith(0xAC, 0xED);
    }
  }
}
