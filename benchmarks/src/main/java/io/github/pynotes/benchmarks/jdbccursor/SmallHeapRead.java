package io.github.pynotes.benchmarks.jdbccursor;

import io.github.pynotes.benchmarks.harness.HeapWatch;
import io.github.pynotes.benchmarks.harness.Server;
import io.github.pynotes.jdbccursor.RowStream;
import java.sql.Connection;
import java.sql.SQLException;

/// Reads some millions of rows, with a fetch size or without, and prints how many bytes of the heap
/// were in use after a collection, at most.
final class SmallHeapRead {
  static final String STREAMING = "RowStream";
  static final String DEFAULT_FETCH = "the default fetch";

  private SmallHeapRead() {}

  public static void main(String[] arguments) throws SQLException {
    int millions = Integer.parseInt(arguments[1]);
    // As many as wanted, all from the one table.
    String query =
        "%s, (SELECT 1 %s) AS times"
            .formatted(StreamRows.QUERY, "UNION ALL SELECT 1 ".repeat(millions - 1));
    var heap = HeapWatch.start();
    long rows;
    try (var connection = Server.ofThisRun().connect()) {
      rows =
          arguments[0].equals(STREAMING)
              ? countByRowStream(connection, query)
              : countByDefaultFetch(connection, query);
    } catch (OutOfMemoryError _) {
      System.err.println("out of memory");
      System.exit(1);
      return;
    }
    if (rows != millions * 1_000_000L) {
      throw new IllegalStateException("Not every row was read, but " + rows);
    }
    IO.println(heap.mostBytes());
  }

  private static long countByRowStream(Connection connection, String query) throws SQLException {
    try (var readings = RowStream.query(connection, query, Reading::of)) {
      return readings.mapToLong(reading -> reading.id() < 0 ? 0 : 1).sum();
    }
  }

  private static long countByDefaultFetch(Connection connection, String query) throws SQLException {
    long count = 0;
    try (var statement = connection.prepareStatement(query);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        count += Reading.of(rows).id() < 0 ? 0 : 1;
      }
    }
    return count;
  }
}
