package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/// Streams a large value into a column and out again, a piece at a time.
///
/// @python pymysql.Binary
/// @java setBinaryStream with useServerPrepStmts; getBlob with emulateLocators
final class LargeObjectsExample {
  private static final String SWITCHES = "&useServerPrepStmts=true&emulateLocators=true";

  void main() throws SQLException, IOException {
    try (var mysql = MySqlSandbox.open();
        var connection =
            DriverManager.getConnection(mysql.url() + SWITCHES, mysql.user(), mysql.password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE scans (id INT PRIMARY KEY, image LONGBLOB, note LONGTEXT)");

      // in: the driver reads the stream in pieces, and sends each as it comes
      var scan = new CheckedInputStream(scan(1_000_000), new CRC32());
      try (var insert = connection.prepareStatement("INSERT INTO scans VALUES (1, ?, ?)")) {
        insert.setBinaryStream(1, scan);
        insert.setString(2, "page 1 \uD83D\uDCC4");
        insert.executeUpdate();
      }
      IO.println("checksum of what went in: " + scan.getChecksum().getValue());

      // out: the column is named, not selected; the stream asks for its pieces later
      try (var row = statement.executeQuery("SELECT id, 'image' AS image FROM scans")) {
        row.next();
        var image = row.getBlob("image");
        IO.println("bytes: " + image.length());
        try (var stored = new CheckedInputStream(image.getBinaryStream(), new CRC32())) {
          stored.transferTo(OutputStream.nullOutputStream());
          IO.println("checksum of what came out: " + stored.getChecksum().getValue());
        }

        // a look at one place
        IO.println("the byte at 1,000: " + image.getBytes(1_001, 1)[0]);
      }

      // text counts by characters, of which the last takes four bytes
      String lengths = "SELECT CHAR_LENGTH(note), LENGTH(note) FROM scans";
      try (var row = statement.executeQuery(lengths)) {
        row.next();
        IO.println("the note: %d characters, %d bytes".formatted(row.getInt(1), row.getInt(2)));
      }
    }
  }

  private static InputStream scan(int size) {
    var bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i % 101);
    }
    return new ByteArrayInputStream(bytes);
  }
}
