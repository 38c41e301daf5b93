package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.JdbcStatement;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithMySql
@DisplayName("LOAD DATA LOCAL INFILE with pymysql.connect(local_infile=True)")
class LoadDataTest {
  private static final String FROM_FILE =
      "LOAD DATA LOCAL INFILE ? INTO TABLE orders FIELDS TERMINATED BY ',' (id, customer)";

  @TempDir private Path folder;

  private Statement admin;
  private MySqlSandbox mysql;

  @BeforeEach
  void emptyTableOnAServerThatAllowsIt(MySqlSandbox mysql, Connection connection)
      throws SQLException {
    this.mysql = mysql;
    admin = connection.createStatement();
    admin.execute("DROP TABLE IF EXISTS orders");
    admin.execute("CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(20))");
    admin.execute("SET @before = @@GLOBAL.local_infile");
    admin.execute("SET GLOBAL local_infile = ON");
  }

  @AfterEach
  void serverIsAsItWas() throws SQLException {
    admin.execute("SET GLOBAL local_infile = @before");
  }

  private Connection connect(String... switches) throws SQLException {
    var options = new Properties();
    options.setProperty("user", mysql.user());
    options.setProperty("password", mysql.password());
    for (int i = 0; i < switches.length; i += 2) {
      options.setProperty(switches[i], switches[i + 1]);
    }
    return DriverManager.getConnection(mysql.url(), options);
  }

  private static int load(Connection connection, Object file) throws SQLException {
    try (var statement = connection.prepareStatement(FROM_FILE)) {
      statement.setString(1, file.toString());
      return statement.executeUpdate();
    }
  }

  private static InputStream stream(String rows) {
    return new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
  }

  private Path csv(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private long count() throws SQLException {
    try (var count = admin.executeQuery("SELECT COUNT(*) FROM orders")) {
      count.next();
      return count.getLong(1);
    }
  }

  private static List<Integer> warnings(Statement statement) throws SQLException {
    var codes = new ArrayList<Integer>();
    for (SQLWarning it = statement.getWarnings(); it != null; it = it.getNextWarning()) {
      codes.add(it.getErrorCode());
    }
    return codes;
  }

  @Nested
  @DisplayName("connect()")
  class ByDefault {
    @Test
    void refusesToReadAFile(Connection connection) throws IOException, SQLException {
      Path orders = csv("orders.csv", "1,Ada\n");

      // cursor.execute("LOAD DATA LOCAL INFILE ...")  # OperationalError: (3948, ...)
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> load(connection, orders))
          .withMessageContaining("client"); // "... on both the client and server sides"
      assertThat(count()).isZero();
    }

    @Test
    void refusesAStreamToo(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(stream("1\tAda\n"));

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute("LOAD DATA LOCAL INFILE 'rows' INTO TABLE orders"));
      }
    }
  }

  @Nested
  @DisplayName("connect(local_infile=True): allowLoadLocalInfile=true")
  class Allowed {
    @Test
    void loadsAHundredThousandRowsOfCSV() throws IOException, SQLException {
      String rows =
          IntStream.rangeClosed(1, 100_000)
              .mapToObj(id -> id + ",Ada\n")
              .collect(Collectors.joining());
      Path orders = csv("orders.csv", rows);
      try (var connection = connect("allowLoadLocalInfile", "true")) {

        // cursor.execute(FROM_FILE, ("orders.csv",))  # 100000
        assertThat(load(connection, orders)).isEqualTo(100_000);
      }
      assertThat(count()).isEqualTo(100_000);
    }

    @Test
    void isNotEnoughWhereTheServerRefuses() throws IOException, SQLException {
      Path orders = csv("orders.csv", "1,Ada\n");
      admin.execute("SET GLOBAL local_infile = OFF");
      try (var connection = connect("allowLoadLocalInfile", "true")) {

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> load(connection, orders))
            .withMessageContaining("server");
      }
      assertThat(count()).isZero();
    }

    @Test
    void readsAnyFileOfThisMachine() throws IOException, SQLException {
      Path secret = csv("home/.ssh/key", "1,secret\n");
      try (var connection = connect("allowLoadLocalInfile", "true")) {

        assertThat(load(connection, secret)).isEqualTo(1);
      }
    }

    @Test
    void readsQuotedCSVWhenToldHow() throws IOException, SQLException {
      Path orders = csv("orders.csv", "id,customer\r\n1,\"Ada, \"\"Countess\"\"\"\r\n2,Bob\r\n");
      try (var connection = connect("allowLoadLocalInfile", "true");
          var statement =
              connection.prepareStatement(
                  """
                  LOAD DATA LOCAL INFILE ? INTO TABLE orders CHARACTER SET utf8mb4
                  FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"' ESCAPED BY ''
                  LINES TERMINATED BY '\\r\\n' IGNORE 1 LINES (id, customer)
                  """)) {
        statement.setString(1, orders.toString());

        assertThat(statement.executeUpdate()).isEqualTo(2);
      }
      try (var ada = admin.executeQuery("SELECT customer FROM orders WHERE id = 1")) {
        ada.next();
        assertThat(ada.getString(1)).isEqualTo("Ada, \"Countess\"");
      }
    }
  }

  @Nested
  @DisplayName("allowLoadLocalInfileInPath=folder")
  class BoundedByPath {
    private Path imports;
    private Path secret;
    private Connection connection;

    @BeforeEach
    void onlyImportsMayBeRead() throws IOException, SQLException {
      imports = csv("imports/orders.csv", "1,Ada\n").getParent();
      secret = csv("secret.csv", "2,secret\n");
      connection = connect("allowLoadLocalInfileInPath", imports.toString());
    }

    @AfterEach
    void disconnect() throws SQLException {
      connection.close();
    }

    private void assertThatIsRefused(Path file) throws SQLException {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> load(connection, file))
          .withMessageContaining("is not under the safe path");
      assertThat(count()).isZero();
    }

    @Test
    void loadsAFileFromInside() throws SQLException {
      assertThat(load(connection, imports.resolve("orders.csv"))).isEqualTo(1);
    }

    @Test
    void refusesAFileFromOutside() throws SQLException {
      assertThatIsRefused(secret);
    }

    @Test
    void refusesAWayOutByTwoDots() throws SQLException {
      assertThatIsRefused(imports.resolve("..").resolve("secret.csv"));
    }

    @Test
    void refusesAWayOutByASymbolicLink() throws IOException, SQLException {
      assertThatIsRefused(Files.createSymbolicLink(imports.resolve("harmless.csv"), secret));
    }

    @Test
    void refusesANeighbourWhoseNameBeginsAlike() throws IOException, SQLException {
      assertThatIsRefused(csv("imports-of-others/orders.csv", "3,secret\n"));
    }

    @Test
    void staysUsableAfterARefusal() throws SQLException {
      assertThatIsRefused(secret);

      assertThat(load(connection, imports.resolve("orders.csv"))).isEqualTo(1);
    }

    @Test
    void boundsFilesAlsoWhereStreamsAreAllowed() throws SQLException {
      try (var both =
          connect("allowLoadLocalInfile", "true", "allowLoadLocalInfileInPath", "" + imports)) {

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> load(both, secret))
            .withMessageContaining("is not under the safe path");
      }
    }

    @Test
    void ignoresAStreamWithoutTheOtherSwitch() throws SQLException {
      try (var statement = connection.prepareStatement(FROM_FILE)) {
        statement.setString(1, imports.resolve("orders.csv").toString());
        statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(stream("7,x\n8,y\n"));

        assertThat(statement.executeUpdate()).isEqualTo(1); // from the file
      }
    }
  }

  @Nested
  @DisplayName("bad rows")
  class BadRows {
    @Test
    void areWarningsWhereAnInsertWouldFail() throws IOException, SQLException {
      Path orders =
          csv("orders.csv", "1,Ada\n1,Eve\nten,Bob\n2,a name longer than the column\n3\n");
      try (var connection = connect("allowLoadLocalInfile", "true");
          var statement = connection.prepareStatement(FROM_FILE)) {
        statement.setString(1, orders.toString());

        // cursor.execute(FROM_FILE, (path,)); cursor.warning_count  # 4
        assertThat(statement.executeUpdate()).isEqualTo(4);
        assertThat(warnings(statement))
            .containsExactly(
                1062, // duplicate entry: skipped
                1366, // incorrect integer: 0
                1265, // data truncated: cut off
                1261); // too few columns: NULL
      }
    }

    @Test
    void areErrorsInAnInsert() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> admin.execute("INSERT INTO orders VALUES ('ten', 'Bob')"))
          .returns(1366, SQLException::getErrorCode);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aStreamMayStandForTheFile() throws SQLException {
      try (var connection = connect("allowLoadLocalInfile", "true");
          var statement = connection.createStatement()) {
        statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(stream("1\tAda\n2\tEve\n"));

        // PyMySQL opens the file that the server names, and knows nothing else
        assertThat(statement.executeUpdate("LOAD DATA LOCAL INFILE 'rows' INTO TABLE orders"))
            .isEqualTo(2);
      }
    }
  }
}
