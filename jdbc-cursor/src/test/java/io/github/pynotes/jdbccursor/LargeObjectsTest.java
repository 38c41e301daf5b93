package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.Binary, and large values")
class LargeObjectsTest {
  private Connection connection;

  @BeforeEach
  void oneScan(Connection connection) throws SQLException {
    this.connection = connection;
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS scans");
      statement.execute("CREATE TABLE scans (id INT PRIMARY KEY, image LONGBLOB, note LONGTEXT)");
      statement.execute("INSERT INTO scans VALUES (1, 'abc', '')");
    }
  }

  private static String image(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT image FROM scans")) {
      row.next();
      return row.getString("image");
    }
  }

  private static Connection connect(MySqlSandbox mysql, String switches) throws SQLException {
    return DriverManager.getConnection(mysql.url() + switches, mysql.user(), mysql.password());
  }

  @Nested
  @DisplayName("execute(sql, (Binary(...),))")
  class In {
    @Test
    void takesAStream() throws SQLException {
      // cursor.execute("UPDATE scans SET image = %s", (pymysql.Binary(file.read()),))
      try (var update = connection.prepareStatement("UPDATE scans SET image = ?")) {
        update.setBinaryStream(1, new ByteArrayInputStream(new byte[] {'x', 'y'}));
        update.executeUpdate();
      }

      assertThat(image(connection)).isEqualTo("xy");
    }

    @Test
    void takesTextFromAReader() throws SQLException {
      try (var update = connection.prepareStatement("UPDATE scans SET note = ?");
          var query = connection.prepareStatement("SELECT CHAR_LENGTH(note), note FROM scans")) {
        update.setCharacterStream(1, new StringReader("page \uD83D\uDCC4"));
        update.executeUpdate();

        try (var row = query.executeQuery()) {
          row.next();
          assertThat(row.getInt(1)).isEqualTo(6);
          assertThat(row.getString(2)).isEqualTo("page \uD83D\uDCC4");
        }
      }
    }

    @Test
    void readsNoFurtherThanTheLengthItIsTold() throws SQLException {
      try (var update = connection.prepareStatement("UPDATE scans SET image = ?")) {
        update.setBinaryStream(1, new ByteArrayInputStream(new byte[] {'x', 'y', 'z'}), 2);
        update.executeUpdate();
      }

      assertThat(image(connection)).isEqualTo("xy");
    }

    @Test
    void keepsAStreamThatEndsTooEarlyWithoutAWord() throws SQLException {
      try (var update = connection.prepareStatement("UPDATE scans SET image = ?")) {
        update.setBinaryStream(1, new ByteArrayInputStream(new byte[] {'x', 'y', 'z'}), 300);
        update.executeUpdate();
      }

      assertThat(image(connection)).isEqualTo("xyz");
    }

    @Test
    void isLimitedByMaxAllowedPacketAlsoInPieces(MySqlSandbox mysql) throws SQLException {
      try (var streaming = connect(mysql, "&useServerPrepStmts=true");
          var statement = streaming.createStatement();
          var update = streaming.prepareStatement("UPDATE scans SET image = ?")) {
        var limit = statement.executeQuery("SELECT @@max_allowed_packet");
        limit.next();
        update.setBinaryStream(1, new Zeros(limit.getLong(1) + 1));

        // the way out is a row for each piece, or a higher limit: MySQL's highest is 1 GB
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(update::executeUpdate)
            .withMessageContaining("max_allowed_packet");
      }
      assertThat(image(connection)).isEqualTo("abc");
    }
  }

  @Nested
  @DisplayName("SELECT SUBSTRING(image, position, size)")
  class Out {
    @Test
    void readsAPieceAtATime() throws SQLException {
      // @start region="pieces"
      var image = new StringBuilder();
      String sql = "SELECT SUBSTRING(image, ?, 2) FROM scans WHERE id = 1";
      try (var query = connection.prepareStatement(sql)) {
        // while piece := read(position): position += len(piece)
        for (int position = 1, length = -1; length != 0; position += length) {
          query.setInt(1, position); // counted from 1
          try (var row = query.executeQuery()) {
            row.next();
            image.append(row.getString(1)).append('|');
            length = row.getBytes(1).length;
          }
        }
      }

      assertThat(image).hasToString("ab|c||");
      // @end
    }

    @Test
    void isWhatTheStreamOfALocatorDoes(MySqlSandbox mysql) throws SQLException, IOException {
      // the column is named by a string under its own name, beside the whole primary key
      try (var locating = connect(mysql, "&emulateLocators=true");
          var statement = locating.createStatement();
          var row = statement.executeQuery("SELECT id, 'image' AS image FROM scans")) {
        row.next();
        var image = row.getBlob("image");

        assertThat(image.length()).isEqualTo(3);
        assertThat(image.getBytes(2, 2)).asString().isEqualTo("bc");
        try (var pieces = image.getBinaryStream()) {
          assertThat(pieces).hasContent("abc");
        }
      }
    }

    @Test
    void needsThePrimaryKeyForALocator(MySqlSandbox mysql) throws SQLException {
      try (var locating = connect(mysql, "&emulateLocators=true");
          var statement = locating.createStatement();
          var row = statement.executeQuery("SELECT 'image' AS image FROM scans")) {
        row.next();

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> row.getBlob("image"))
            .withMessageContaining("all primary keys selected");
      }
    }
  }

  private static long readByRead(InputStream in) throws IOException {
    var buffer = new byte[8_192];
    long count = 0;
    for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
      count += length;
    }
    return count;
  }

  @Nested
  @DisplayName("Blob through a locator")
  class Locator {
    @FunctionalInterface
    private interface Reader {
      long read(InputStream in) throws IOException;
    }

    /// How many queries it takes to read 300,000 bytes.
    private int queries(MySqlSandbox mysql, Reader reader) throws SQLException, IOException {
      try (var statement = connection.createStatement()) {
        statement.execute("UPDATE scans SET image = REPEAT('x', 300000)");
      }
      try (var locating = connect(mysql, "&emulateLocators=true");
          var statement = locating.createStatement();
          var row = statement.executeQuery("SELECT id, 'image' AS image FROM scans")) {
        row.next();
        int before = selects(locating);
        try (var in = row.getBlob("image").getBinaryStream()) {
          assertThat(reader.read(in)).isEqualTo(300_000);
        }
        return selects(locating) - before;
      }
    }

    private int selects(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_select'")) {
        status.next();
        return status.getInt("Value");
      }
    }

    @Test
    void isReadByTheMegabyte(MySqlSandbox mysql) throws SQLException, IOException {
      assertThat(queries(mysql, LargeObjectsTest::readByRead)).isBetween(1, 3);
    }

    @Test
    void isReadInSmallPiecesByTransferToWhichGoesPastTheBuffer(MySqlSandbox mysql)
        throws SQLException, IOException {
      assertThat(queries(mysql, in -> in.transferTo(OutputStream.nullOutputStream())))
          .isGreaterThan(10);
    }

    private int write(MySqlSandbox mysql, long position, String text) throws SQLException {
      try (var locating = connect(mysql, "&emulateLocators=true");
          var statement = locating.createStatement();
          var row = statement.executeQuery("SELECT id, 'image' AS image FROM scans")) {
        row.next();
        var image = row.getBlob("image");
        return image.setBytes(position, text.getBytes(StandardCharsets.UTF_8));
      }
    }

    @Test
    void overwritesInPlace(MySqlSandbox mysql) throws SQLException {
      write(mysql, 2, "X");

      assertThat(image(connection)).isEqualTo("aXc");
    }

    @Test
    void losesWhatItShouldAppendAndReportsItAsWritten(MySqlSandbox mysql) throws SQLException {
      // JDBC says that writing past the end makes the value longer
      int written = write(mysql, 4, "def");

      assertThat(written).isEqualTo(3);
      assertThat(image(connection)).isEqualTo("abc");
    }
  }

  @Nested
  @DisplayName("32 MB in a JVM with 32 MB")
  class Memory {
    @Test
    void goInWithServerPreparedStatements(MySqlSandbox mysql) throws Exception {
      assertThatItWorks(run(mysql, "in", "&useServerPrepStmts=true"));
    }

    @Test
    void doNotGoInOtherwiseForTheDriverReadsTheWholeStream(MySqlSandbox mysql) throws Exception {
      assertThatItRunsOutOfMemory(run(mysql, "in", ""));
    }

    @Test
    void comeOutInPieces(MySqlSandbox mysql) throws Exception {
      fill();

      assertThatItWorks(run(mysql, "pieces", ""));
    }

    @Test
    void comeOutThroughALocator(MySqlSandbox mysql) throws Exception {
      fill();

      assertThatItWorks(run(mysql, "locator", "&emulateLocators=true"));
    }

    @Test
    void doNotComeOutOfGetBinaryStreamForTheDriverReadsTheWholeRow(MySqlSandbox mysql)
        throws Exception {
      fill();

      assertThatItRunsOutOfMemory(run(mysql, "row", ""));
    }

    /// Made by the server, so that no client has to send it.
    private void fill() throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("UPDATE scans SET image = REPEAT('x', %d)".formatted(Child.SIZE));
      }
    }

    private void assertThatItWorks(Outcome child) {
      assertThat(child.output()).isEqualToIgnoringNewLines(Child.SIZE + " bytes");
      assertThat(child.exitCode()).isZero();
    }

    private void assertThatItRunsOutOfMemory(Outcome child) {
      assertThat(child.output()).contains("java.lang.OutOfMemoryError").doesNotContain("bytes");
      assertThat(child.exitCode()).isEqualTo(3);
    }

    private record Outcome(int exitCode, String output) {}

    private Outcome run(MySqlSandbox mysql, String how, String switches)
        throws IOException, InterruptedException {
      var builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx32m",
              "-XX:+ExitOnOutOfMemoryError", // with exit code 3
              "-cp",
              System.getProperty("java.class.path"),
              Child.class.getName(),
              how);
      builder.environment().put("PYNOTES_TEST_URL", mysql.url() + switches);
      builder.environment().put("PYNOTES_TEST_USER", mysql.user());
      builder.environment().put("PYNOTES_TEST_PASSWORD", mysql.password());
      var child = builder.redirectErrorStream(true).start();
      try {
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
        return new Outcome(child.exitValue(), child.inputReader().readAllAsString());
      } finally {
        child.destroyForcibly();
      }
    }
  }

  /// The program of the child JVM.
  static final class Child {
    static final int SIZE = 32 << 20;
    private static final int PIECE = 1 << 20;

    public static void main(String[] how) throws SQLException, IOException {
      var options = new Properties();
      options.setProperty("user", System.getenv("PYNOTES_TEST_USER"));
      options.setProperty("password", System.getenv("PYNOTES_TEST_PASSWORD"));
      try (var connection =
          DriverManager.getConnection(System.getenv("PYNOTES_TEST_URL"), options)) {
        long count =
            switch (how[0]) {
              case "in" -> in(connection);
              case "pieces" -> pieces(connection);
              case "locator" -> locator(connection);
              default -> row(connection);
            };
        IO.println(count + " bytes");
      }
    }

    private static long in(Connection connection) throws SQLException {
      try (var update = connection.prepareStatement("UPDATE scans SET image = ?");
          var query = connection.prepareStatement("SELECT LENGTH(image) FROM scans")) {
        update.setBinaryStream(1, new Zeros(SIZE));
        update.executeUpdate();
        var length = query.executeQuery();
        length.next();
        return length.getLong(1);
      }
    }

    /// Large pieces, for the server reads the whole value for each.
    private static long pieces(Connection connection) throws SQLException {
      String sql = "SELECT SUBSTRING(image, ?, %d) FROM scans".formatted(PIECE);
      try (var query = connection.prepareStatement(sql)) {
        long count = 0;
        while (true) {
          query.setLong(1, 1 + count);
          try (var row = query.executeQuery()) {
            row.next();
            int length = row.getBytes(1).length;
            if (length == 0) {
              return count;
            }
            count += length;
          }
        }
      }
    }

    private static long locator(Connection connection) throws SQLException, IOException {
      try (var query = connection.prepareStatement("SELECT id, 'image' AS image FROM scans");
          var row = query.executeQuery()) {
        row.next();
        return readByRead(row.getBlob("image").getBinaryStream());
      }
    }

    /// Row by row, which helps against many rows, not against a large one.
    private static long row(Connection connection) throws SQLException, IOException {
      try (var query =
          connection.prepareStatement(
              "SELECT image FROM scans", ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
        query.setFetchSize(Integer.MIN_VALUE);
        try (var row = query.executeQuery()) {
          row.next();
          return row.getBinaryStream("image").transferTo(OutputStream.nullOutputStream());
        }
      }
    }
  }

  /// As many zeros as wanted, none of them in memory.
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(length, left);
      Arrays.fill(buffer, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aStreamOfUnknownLengthIsAnArgument() throws SQLException {
      // cursor.execute("UPDATE ...", (open("scan", "rb"),))  # TypeError or worse: no streams
      try (var update = connection.prepareStatement("UPDATE scans SET image = ?")) {
        update.setBinaryStream(1, new Zeros(100_000));
        update.executeUpdate();
      }

      assertThat(image(connection)).hasSize(100_000);
    }
  }
}
