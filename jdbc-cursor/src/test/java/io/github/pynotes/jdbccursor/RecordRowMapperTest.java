package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.pynotes.sandbox.WithMySql;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("RecordRowMapper")
class RecordRowMapperTest {
  enum State {
    OPEN,
    PAID
  }

  record Order(long id, String customer, State state, LocalDateTime createdAt) {}

  private static final String ORDERS =
      """
      SELECT 7 AS id, 'Ada' AS customer, 'PAID' AS state,
        TIMESTAMP '2026-02-03 04:05:06' AS created_at
      UNION ALL SELECT 8, 'Eve', 'OPEN', NULL
      """;

  private static final Order OF_ADA =
      new Order(7, "Ada", State.PAID, LocalDateTime.of(2026, 2, 3, 4, 5, 6));
  private static final Order OF_EVE = new Order(8, "Eve", State.OPEN, null);

  private Connection connection;

  @BeforeEach
  void connect(Connection connection) {
    this.connection = connection;
  }

  private <R extends Record> List<R> all(RecordRowMapper<R> mapper, String sql)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var all = new ArrayList<R>();
      while (rows.next()) {
        all.add(mapper.map(rows));
      }
      return all;
    }
  }

  private <R extends Record> R one(Class<R> type, String sql) throws SQLException {
    return all(RecordRowMapper.of(type), sql).getFirst();
  }

  @Nested
  @DisplayName("map(row)")
  class MapRow {
    @Test
    void makesARecordOfEachRow() throws SQLException {
      // @start region="record-row-mapper"
      // record Order(long id, String customer, State state, LocalDateTime createdAt) {}
      RecordRowMapper<Order> mapper = RecordRowMapper.of(Order.class);

      // with connection.cursor(DictCursor) as cursor:
      //     cursor.execute("SELECT id, customer, state, created_at FROM ...")
      //     orders = cursor.fetchall()
      var orders = new ArrayList<Order>();
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(ORDERS)) {
        while (rows.next()) {
          orders.add(mapper.map(rows));
        }
      }

      // orders[0]["state"], orders[1]["created_at"]  # ('PAID', None)
      assertThat(orders.get(0).state()).isEqualTo(State.PAID);
      assertThat(orders.get(1).createdAt()).isNull();
      // @end
      assertThat(orders).containsExactly(OF_ADA, OF_EVE);
    }

    @Test
    void fitsWhereverAFunctionOfARowIsWanted() throws SQLException {
      interface RowFunction<T> {
        T apply(ResultSet row) throws SQLException;
      }
      RowFunction<Order> function = RecordRowMapper.of(Order.class)::map;
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(ORDERS)) {
        rows.next();

        assertThat(function.apply(rows)).isEqualTo(OF_ADA);
      }
    }

    @Test
    void servesOneResultAfterTheOther() throws SQLException {
      var mapper = RecordRowMapper.of(Order.class);

      assertThat(all(mapper, ORDERS)).containsExactly(OF_ADA, OF_EVE);
      assertThat(all(mapper, ORDERS)).containsExactly(OF_ADA, OF_EVE);
      String turned =
          "SELECT NULL AS created_at, 'OPEN' AS state, 'Eve' AS customer, 8 AS id FROM DUAL";
      assertThat(all(mapper, turned)).containsExactly(OF_EVE);
    }

    @Test
    void servesTwoResultsInTurns() throws SQLException {
      var mapper = RecordRowMapper.of(Order.class);
      String turned = "SELECT NULL AS created_at, 'OPEN' AS state, 'Eve' AS customer, 8 AS id";
      try (var one = connection.createStatement().executeQuery(ORDERS);
          var other = connection.createStatement().executeQuery(turned)) {
        one.next();
        other.next();

        assertThat(mapper.map(one)).isEqualTo(OF_ADA);
        assertThat(mapper.map(other)).isEqualTo(OF_EVE);
        one.next();
        assertThat(mapper.map(one)).isEqualTo(OF_EVE);
      }
    }

    @Test
    void servesManyThreads(DataSource source) throws Exception {
      var mapper = RecordRowMapper.of(Order.class);
      Callable<List<Order>> reader =
          () -> {
            try (var own = source.getConnection();
                var statement = own.createStatement();
                var rows = statement.executeQuery(ORDERS)) {
              var orders = new ArrayList<Order>();
              while (rows.next()) {
                for (int i = 0; i < 1_000; i++) {
                  orders.add(mapper.map(rows));
                }
              }
              return orders.stream().distinct().toList();
            }
          };

      try (var threads = Executors.newFixedThreadPool(4)) {
        for (var orders : threads.invokeAll(List.of(reader, reader, reader, reader))) {
          assertThat(orders.get()).containsExactly(OF_ADA, OF_EVE);
        }
      }
    }
  }

  @Nested
  @DisplayName("names")
  class Names {
    record Address(String streetLine2, String zipCode) {}

    @Test
    void doNotCountUnderscoresAndCase() throws SQLException {
      var address = new Address("2nd floor", "1010");

      assertThat(one(Address.class, "SELECT '2nd floor' AS street_line_2, '1010' AS zip_code"))
          .isEqualTo(address);
      assertThat(one(Address.class, "SELECT '2nd floor' AS STREET_LINE2, '1010' AS ZIPCODE"))
          .isEqualTo(address);
      assertThat(one(Address.class, "SELECT '1010' AS zipCode, '2nd floor' AS streetLine2"))
          .isEqualTo(address);
    }

    @Test
    void areTheLabelsNotTheNamesOfTheColumnsBehind() throws SQLException {
      record Town(String name) {}

      assertThat(one(Town.class, "SELECT town AS name FROM (SELECT 'Graz' AS town) AS towns"))
          .isEqualTo(new Town("Graz"));
    }

    @Test
    void ofAMissingColumnAreToldWithThoseThatAreThere() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> one(Address.class, "SELECT '1010' AS zip, '' AS street_line_2"))
          .withMessage(
              "no column fits component 'zipCode' of Address: select one, or label it so by AS;"
                  + " the columns are [zip, street_line_2]");
    }

    @Test
    void ofTwoColumnsForAComponentAreTold() {
      record Id(int orderId) {}

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> one(Id.class, "SELECT 7 AS order_id, 'Ada' AS name, 8 AS orderId"))
          .withMessage(
              "columns 1 'order_id' and 3 'orderId' both fit component 'orderId' of Id:"
                  + " give one another label by AS");
    }

    @Test
    void ofColumnsThatNoComponentWantsDoNotMatter() throws SQLException {
      record Id(int id) {}

      assertThat(one(Id.class, "SELECT 1 AS a, 7 AS id, 2 AS a, 3 AS b")).isEqualTo(new Id(7));
    }

    @Test
    void mustNotFitTwoComponents() {
      record Twins(int orderId, int orderID) {}

      assertThatIllegalArgumentException()
          .isThrownBy(() -> RecordRowMapper.of(Twins.class))
          .withMessage(
              "components 'orderId' and 'orderID' of Twins fit the same column: rename one");
    }
  }

  @Nested
  @DisplayName("types")
  class Types {
    record Primitives(
        boolean flag, byte tiny, short small, int middle, long big, float half, double whole) {}

    @Test
    void arePrimitives() throws SQLException {
      String sql =
          """
          SELECT TRUE AS flag, -128 AS tiny, 32767 AS small, -2147483648 AS middle,
            9223372036854775807 AS big, 0.5 AS half, 1e100 AS whole
          UNION ALL SELECT FALSE, 0, 0, 0, 0, 0, 0
          """;

      assertThat(all(RecordRowMapper.of(Primitives.class), sql))
          .containsExactly(
              new Primitives(
                  true,
                  (byte) -128,
                  Short.MAX_VALUE,
                  Integer.MIN_VALUE,
                  Long.MAX_VALUE,
                  0.5f,
                  1e100),
              new Primitives(false, (byte) 0, (short) 0, 0, 0, 0, 0));
    }

    record Boxes(Boolean flag, Byte tiny, Short small, Integer middle, Long big, Double whole) {}

    @Test
    void areBoxesThatMayBeNull() throws SQLException {
      String sql =
          """
          SELECT TRUE AS flag, 1 AS tiny, 2 AS small, 3 AS middle, 4 AS big, 0.5 AS whole
          UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL
          """;

      assertThat(all(RecordRowMapper.of(Boxes.class), sql))
          .containsExactly(
              new Boxes(true, (byte) 1, (short) 2, 3, 4L, 0.5),
              new Boxes(null, null, null, null, null, null));
    }

    record Objects(
        String text,
        BigDecimal price,
        BigInteger huge,
        State state,
        LocalDate day,
        LocalTime time) {}

    @Test
    void areTextsAndNumbersAndEnumsAndTimes() throws SQLException {
      String sql =
          """
          SELECT 'héllo' AS text, 19.90 AS price, 18446744073709551615 AS huge, 'OPEN' AS state,
            DATE '2026-02-03' AS day, TIME '04:05:06' AS time
          UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL
          """;

      assertThat(all(RecordRowMapper.of(Objects.class), sql))
          .containsExactly(
              new Objects(
                  "héllo",
                  new BigDecimal("19.90"),
                  BigInteger.TWO.pow(64).subtract(BigInteger.ONE),
                  State.OPEN,
                  LocalDate.of(2026, 2, 3),
                  LocalTime.of(4, 5, 6)),
              new Objects(null, null, null, null, null, null));
    }

    @Test
    void areBytes() throws SQLException {
      @SuppressWarnings("ArrayRecordComponent") // not compared
      record Picture(byte[] content) {}

      assertThat(one(Picture.class, "SELECT x'00FF0A' AS content").content())
          .containsExactly(0, 0xFF, 0x0A);
      assertThat(one(Picture.class, "SELECT NULL AS content").content()).isNull();
    }

    @Test
    void ofWhichThereAreNoneMakeAnEmptyRecord() throws SQLException {
      record Nothing() {}

      assertThat(one(Nothing.class, "SELECT 1")).isEqualTo(new Nothing());
    }

    @Test
    void areNotChars() {
      record Grade(char mark) {}

      assertThatIllegalArgumentException()
          .isThrownBy(() -> RecordRowMapper.of(Grade.class))
          .withMessage(
              "component 'mark' of Grade is a char, which JDBC cannot read: make it a String");
    }
  }

  @Nested
  @DisplayName("errors name the column and the component")
  class Errors {
    record User(int id, Integer age, State state) {}

    @Test
    void whenNullMeetsAPrimitive() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> one(User.class, "SELECT NULL AS id, 36 AS age, 'OPEN' AS state"))
          .withMessage(
              "cannot read column 1 'id' into component 'int id of User':"
                  + " it is NULL, which only a reference type can be")
          .returns("22002", SQLException::getSQLState);
    }

    @Test
    void whenNullMeetsAnyPrimitive() {
      record Flag(boolean set) {}
      record Tiny(byte b) {}
      record Small(short s) {}
      record Big(long l) {}
      record Half(float f) {}
      record Whole(double d) {}

      assertThatNullIsRefused(Flag.class, "set", "boolean");
      assertThatNullIsRefused(Tiny.class, "b", "byte");
      assertThatNullIsRefused(Small.class, "s", "short");
      assertThatNullIsRefused(Big.class, "l", "long");
      assertThatNullIsRefused(Half.class, "f", "float");
      assertThatNullIsRefused(Whole.class, "d", "double");
    }

    private void assertThatNullIsRefused(
        Class<? extends Record> type, String column, String primitive) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> one(type, "SELECT NULL AS `%s`".formatted(column)))
          .withMessageContaining("column 1 '%s'", column)
          .withMessageContaining("'%s %s of %s'", primitive, column, type.getSimpleName());
    }

    @Test
    void whenAValueIsOutOfRange() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> one(User.class, "SELECT 2147483648 AS id, 36 AS age, 'OPEN' AS state"))
          .withMessageStartingWith("cannot read column 1 'id' into component 'int id of User': ")
          .withMessageContaining("outside of valid range")
          .withCauseInstanceOf(SQLException.class);
    }

    @Test
    void whenAValueIsOfAnotherType() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> one(User.class, "SELECT 1 AS id, 'old' AS age, 'OPEN' AS state"))
          .withMessageStartingWith(
              "cannot read column 2 'age' into component 'Integer age of User'");
    }

    @Test
    void whenAnEnumHasNoSuchConstant() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> one(User.class, "SELECT 1 AS id, 36 AS age, 'lost' AS state"))
          .withMessage(
              "cannot read column 3 'state' into component 'State state of User':"
                  + " 'lost' is none of [OPEN, PAID]");
    }

    @Test
    void butAreTheRecordsOwnWhenItsConstructorThrows() {
      record Positive(int number) {
        @SuppressWarnings("UnusedMethod") // the mapper uses it
        Positive {
          if (number <= 0) {
            throw new IllegalArgumentException(number + " is not positive");
          }
        }
      }

      assertThatIllegalArgumentException()
          .isThrownBy(() -> one(Positive.class, "SELECT -1 AS number"))
          .withMessage("-1 is not positive");
    }

    @Test
    void whenThereIsNoType() {
      assertThatNullPointerException().isThrownBy(() -> RecordRowMapper.of(null));
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void getIntMakesAZeroOfNull() throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT NULL AS age")) {
        row.next();

        assertThat(row.getInt("age")).isZero();
      }
    }
  }
}
