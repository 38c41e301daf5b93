package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.cursors.Cursor.description, INFORMATION_SCHEMA")
class MetadataTest {
  @BeforeAll
  static void aShop(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE orders (
            id INT AUTO_INCREMENT PRIMARY KEY,
            number VARCHAR(12) NOT NULL UNIQUE COMMENT 'as printed on the invoice',
            state ENUM('new', 'paid') NOT NULL DEFAULT 'new')
          """);
      statement.execute(
          """
          CREATE TABLE order_lines (
            order_id INT NOT NULL,
            line INT UNSIGNED NOT NULL,
            price DECIMAL(8, 2) NOT NULL,
            quantity INT,
            gift TINYINT(1) NOT NULL DEFAULT 0,
            total DECIMAL(10, 2) AS (price * quantity) STORED,
            vat DECIMAL(10, 2) AS (total / 5) VIRTUAL,
            PRIMARY KEY (order_id, line),
            CONSTRAINT line_of FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE)
          """);
      // a table that an underscore, taken for a wildcard, finds too
      statement.execute("CREATE TABLE order2lines (stranger INT)");
    }
  }

  /// The values of one column of an answer.
  private static List<String> strings(ResultSet answer, String column) throws SQLException {
    try (answer) {
      var strings = new ArrayList<String>();
      while (answer.next()) {
        strings.add(answer.getString(column));
      }
      return strings;
    }
  }

  @Nested
  @DisplayName("description: ResultSet.getMetaData()")
  class Description {
    @Test
    void namesTheTypesOfTheColumnsOfAQuery(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT order_id, price AS net FROM order_lines")) {
        var columns = rows.getMetaData();

        // cursor.description[0][:2]  # ('order_id', FIELD_TYPE.LONG)
        assertThat(columns.getColumnLabel(1)).isEqualTo("order_id");
        assertThat(columns.getColumnType(1)).isEqualTo(JDBCType.INTEGER.getVendorTypeNumber());
        assertThat(columns.getColumnTypeName(1)).isEqualTo("INT");

        // cursor.description[1][:2]  # ('net', FIELD_TYPE.NEWDECIMAL)
        assertThat(columns.getColumnLabel(2)).isEqualTo("net");
        assertThat(columns.getColumnType(2)).isEqualTo(JDBCType.DECIMAL.getVendorTypeNumber());
        assertThat(columns.getColumnClassName(2)).isEqualTo(BigDecimal.class.getName());
      }
    }

    @Test
    void isThereForAResultWithoutRows(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT id FROM orders WHERE FALSE")) {

        assertThat(rows.getMetaData().getColumnCount()).isEqualTo(1);
        assertThat(rows.next()).isFalse();
      }
    }

    @Test
    void knowsTheTableBehindAColumnAndNoneBehindAnExpression(Connection connection)
        throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT o.id, o.id + 1 AS next FROM orders o")) {

        assertThat(rows.getMetaData().getTableName(1)).isEqualTo("orders");
        assertThat(rows.getMetaData().getTableName(2)).isEmpty();
      }
    }

    @Test
    void doesNotSayThatAColumnIsGenerated(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT total FROM order_lines")) {

        // true for all columns of a table: ask DatabaseMetaData
        assertThat(rows.getMetaData().isWritable(1)).isTrue();
      }
    }
  }

  @Nested
  @DisplayName("INFORMATION_SCHEMA.COLUMNS: getColumns(schema, null, table, column)")
  class Columns {
    @Test
    void haveNamesTypesAndSizesInTheOrderOfTheTable(Connection connection) throws SQLException {
      // cursor.execute("SELECT column_name, column_type FROM information_schema.columns ...")
      var database = connection.getMetaData();
      var columns = new ArrayList<String>();
      try (var column = database.getColumns(connection.getCatalog(), null, "order\\_lines", "%")) {
        while (column.next()) {
          columns.add(
              "%s %s(%d, %d)"
                  .formatted(
                      column.getString("COLUMN_NAME"),
                      column.getString("TYPE_NAME"),
                      column.getInt("COLUMN_SIZE"),
                      column.getInt("DECIMAL_DIGITS")));
        }
      }

      assertThat(columns)
          .containsExactly(
              "order_id INT(10, 0)", // digits
              "line INT UNSIGNED(10, 0)",
              "price DECIMAL(8, 2)",
              "quantity INT(10, 0)",
              "gift BIT(1, 0)", // TINYINT(1) is MySQL's BOOLEAN
              "total DECIMAL(10, 2)",
              "vat DECIMAL(10, 2)");
    }

    @Test
    void sayWhetherNullIsAllowed(Connection connection) throws SQLException {
      assertThat(column(connection, "order\\_lines", "price", "IS_NULLABLE")).isEqualTo("NO");
      assertThat(column(connection, "order\\_lines", "quantity", "IS_NULLABLE")).isEqualTo("YES");
    }

    @Test
    void haveDefaultsAndComments(Connection connection) throws SQLException {
      assertThat(column(connection, "order\\_lines", "gift", "COLUMN_DEF")).isEqualTo("0");
      assertThat(column(connection, "orders", "number", "COLUMN_DEF")).isNull();
      assertThat(column(connection, "orders", "number", "REMARKS"))
          .isEqualTo("as printed on the invoice");
    }

    @Test
    void sayWhichOneTheServerCounts(Connection connection) throws SQLException {
      assertThat(column(connection, "orders", "id", "IS_AUTOINCREMENT")).isEqualTo("YES");
      assertThat(column(connection, "orders", "number", "IS_AUTOINCREMENT")).isEqualTo("NO");
    }

    @Test
    void ofATableThatIsNotThereAreNoneAndNoError(Connection connection) throws SQLException {
      var columns =
          connection.getMetaData().getColumns(connection.getCatalog(), null, "nowhere", "%");

      assertThat(columns.next()).isFalse();
    }
  }

  @Nested
  @DisplayName("generated columns: IS_GENERATEDCOLUMN")
  class Generated {
    @Test
    void areMarkedWhetherStoredOrVirtual(Connection connection) throws SQLException {
      // ... WHERE extra LIKE '% GENERATED'
      assertThat(column(connection, "order\\_lines", "total", "IS_GENERATEDCOLUMN"))
          .isEqualTo("YES");
      assertThat(column(connection, "order\\_lines", "vat", "IS_GENERATEDCOLUMN")).isEqualTo("YES");
    }

    @Test
    void areNeitherThoseWithADefaultNorThoseThatTheServerCounts(Connection connection)
        throws SQLException {
      assertThat(column(connection, "order\\_lines", "gift", "IS_GENERATEDCOLUMN")).isEqualTo("NO");
      assertThat(column(connection, "orders", "id", "IS_GENERATEDCOLUMN")).isEqualTo("NO");
    }

    @Test
    void refuseToBeWritten(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("INSERT INTO orders (id, number) VALUES (7, '2026-7')");
        statement.execute("INSERT INTO order_lines (order_id, line, price) VALUES (7, 1, 9.5)");

        // OperationalError: (3105, "The value specified for generated column 'total' ...")
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute("UPDATE order_lines SET total = 1"))
            .withMessageContaining("generated column 'total'");
      }
    }
  }

  @Nested
  @DisplayName("INFORMATION_SCHEMA.KEY_COLUMN_USAGE: getPrimaryKeys, getImportedKeys")
  class Keys {
    @Test
    void areReadWithTheirColumnsInOrder(Connection connection) throws SQLException {
      // @start region="keys"
      var database = connection.getMetaData();
      String schema = connection.getCatalog();

      // ... WHERE constraint_name = 'PRIMARY' ORDER BY ordinal_position
      var primaryKey = new TreeMap<Integer, String>();
      try (var key = database.getPrimaryKeys(schema, null, "order_lines")) {
        while (key.next()) {
          primaryKey.put(key.getInt("KEY_SEQ"), key.getString("COLUMN_NAME"));
        }
      }
      assertThat(primaryKey.values()).containsExactly("order_id", "line");

      // ... WHERE referenced_table_name IS NOT NULL
      try (var key = database.getImportedKeys(schema, null, "order_lines")) {
        assertThat(key.next()).isTrue();
        assertThat(key.getString("FKCOLUMN_NAME")).isEqualTo("order_id");
        assertThat(key.getString("PKTABLE_NAME")).isEqualTo("orders");
      }
      // @end
    }

    @Test
    void comeInAlphabeticalOrderAsJdbcWantsIt(Connection connection) throws SQLException {
      var key =
          connection.getMetaData().getPrimaryKeys(connection.getCatalog(), null, "order_lines");

      // whoever trusts it builds an index the wrong way round: sort by KEY_SEQ
      assertThat(strings(key, "COLUMN_NAME")).containsExactly("line", "order_id");
    }

    @Test
    void ofAnotherTableHaveANameAndARuleForItsDeletion(Connection connection) throws SQLException {
      try (var key =
          connection.getMetaData().getImportedKeys(connection.getCatalog(), null, "order_lines")) {
        assertThat(key.next()).isTrue();
        assertThat(key.getString("FK_NAME")).isEqualTo("line_of");
        assertThat(key.getString("PKCOLUMN_NAME")).isEqualTo("id");
        assertThat(key.getInt("DELETE_RULE")).isEqualTo(DatabaseMetaData.importedKeyCascade);

        assertThat(key.next()).isFalse();
      }
    }

    @Test
    void areNoneForATableWithout(Connection connection) throws SQLException {
      var database = connection.getMetaData();
      String schema = connection.getCatalog();

      assertThat(database.getPrimaryKeys(schema, null, "order2lines").next()).isFalse();
      assertThat(database.getImportedKeys(schema, null, "orders").next()).isFalse();
    }

    @Test
    void areAmongTheUniqueIndexes(Connection connection) throws SQLException {
      boolean onlyUnique = true;
      boolean mayBeEstimates = true; // about counts that nobody asks for here
      var indexes =
          connection
              .getMetaData()
              .getIndexInfo(connection.getCatalog(), null, "orders", onlyUnique, mayBeEstimates);

      assertThat(strings(indexes, "COLUMN_NAME")).containsExactlyInAnyOrder("id", "number");
    }
  }

  @Nested
  @DisplayName("the arguments of DatabaseMetaData")
  class Arguments {
    @Test
    void areSearchedInAllSchemasWhenTheSchemaIsNull(Connection connection) throws SQLException {
      try (var neighbour = MySqlSandbox.open();
          var theirs = neighbour.connect();
          var statement = theirs.createStatement()) {
        statement.execute("CREATE TABLE orders (secret INT)");
        var database = connection.getMetaData();

        assertThat(strings(database.getColumns(null, null, "orders", "%"), "COLUMN_NAME"))
            .contains("id", "secret");

        String mine = connection.getCatalog();
        assertThat(strings(database.getColumns(mine, null, "orders", "%"), "COLUMN_NAME"))
            .containsExactly("id", "number", "state");
      }
    }

    @Test
    void arePatternsWhereAnUnderscoreIsAnyLetter(Connection connection) throws SQLException {
      var database = connection.getMetaData();
      String schema = connection.getCatalog();

      assertThat(strings(database.getColumns(schema, null, "order_lines", "%"), "COLUMN_NAME"))
          .contains("line", "stranger");

      String literally = "order_lines".replace("_", database.getSearchStringEscape() + "_");
      assertThat(strings(database.getColumns(schema, null, literally, "%"), "COLUMN_NAME"))
          .contains("line")
          .doesNotContain("stranger");
    }

    @Test
    void areNamesWhereKeysAreAskedFor(Connection connection) throws SQLException {
      var database = connection.getMetaData();

      // escaped where there is no pattern, the name is another one
      assertThat(database.getPrimaryKeys(connection.getCatalog(), null, "order\\_lines").next())
          .isFalse();
    }

    @Test
    void callTheDatabaseACatalog(Connection connection) throws SQLException {
      var database = connection.getMetaData();

      assertThat(strings(database.getCatalogs(), "TABLE_CAT")).contains(connection.getCatalog());
      assertThat(database.getSchemas().next()).isFalse();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theSizeOfADecimalIsItsDigits(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT price FROM order_lines")) {
        // cursor.description[0][4:6]  # (10, 2): with room for a sign and a point
        assertThat(rows.getMetaData().getPrecision(1)).isEqualTo(8);
        assertThat(rows.getMetaData().getScale(1)).isEqualTo(2);
      }
    }

    @Test
    void signednessIsKnown(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT order_id, line FROM order_lines")) {
        // both are FIELD_TYPE.LONG in cursor.description
        assertThat(rows.getMetaData().isSigned(1)).isTrue();
        assertThat(rows.getMetaData().isSigned(2)).isFalse();
        assertThat(rows.getMetaData().getColumnClassName(2)).isEqualTo(Long.class.getName());
      }
    }

    @Test
    void aTinyintOfOneDigitIsABoolean(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT gift FROM order_lines")) {
        // cursor.description[0][1] == FIELD_TYPE.TINY, and its values are int
        assertThat(rows.getMetaData().getColumnType(1))
            .isEqualTo(JDBCType.BIT.getVendorTypeNumber());
        assertThat(rows.getMetaData().getColumnClassName(1)).isEqualTo(Boolean.class.getName());
      }
    }

    @Test
    void anEnumIsCalledSoByItsTableOnly(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT state FROM orders")) {
        // cursor.description[0][1] == FIELD_TYPE.STRING
        ResultSetMetaData description = rows.getMetaData();
        assertThat(description.getColumnTypeName(1)).isEqualTo("CHAR");
      }
      assertThat(column(connection, "orders", "state", "TYPE_NAME")).isEqualTo("ENUM");
    }

    @Test
    void theDatabaseIsAskedWithoutSql(Connection connection) throws SQLException {
      // cursor.execute("SHOW TABLES")
      var tables =
          connection
              .getMetaData()
              .getTables(connection.getCatalog(), null, "order%", new String[] {"TABLE"});

      assertThat(strings(tables, "TABLE_NAME"))
          .containsExactlyInAnyOrder("orders", "order_lines", "order2lines");
    }
  }

  /// One attribute of one column, as `getColumns` tells it.
  private static String column(
      Connection connection, String tablePattern, String column, String attribute)
      throws SQLException {
    try (var columns =
        connection.getMetaData().getColumns(connection.getCatalog(), null, tablePattern, column)) {
      assertThat(columns.next()).as(column).isTrue();
      return columns.getString(attribute);
    }
  }
}
