package io.github.pynotes.orm;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Reads the URL of which SQLAlchemy makes an engine, shows it without its password, and connects.
///
/// @python sqlalchemy.create_engine
/// @python sqlalchemy.engine.make_url
/// @python sqlalchemy.engine.URL
/// @java DatabaseUrl: jdbcUrl() and properties(), for HikariConfig or DriverManager
/// @pattern DatabaseUrl
final class EngineUrlExample {
  void main() throws SQLException {
    // a setting of the environment, and its parts
    String setting =
        "mysql+pymysql://shop:p%40ss%2Fword@[2001:db8::7]:3307/orders"
            + "?charset=utf8mb4&connect_timeout=5";
    var url = DatabaseUrl.parse(setting);
    IO.println("dialect: " + url.dialect() + ", driver: " + url.driver());
    IO.println("user: " + url.user() + ", password: " + url.password());
    IO.println("host: " + url.host() + ", port: " + url.port());
    IO.println("database: " + url.database());

    // what may stand in a log, and what may not
    IO.println(url);
    IO.println("written as it was read: " + (url.render().equals(setting) ? "yes" : "no"));

    // what the driver gets
    IO.println("to the driver: " + url.jdbcUrl());
    IO.println("and: " + String.join(", ", new TreeSet<>(url.properties().stringPropertyNames())));

    // an SQLite has a file, or the memory
    for (String text : List.of("sqlite:///orders.db", "sqlite:////tmp/orders.db", "sqlite://")) {
      IO.println(text + ": " + DatabaseUrl.parse(text).jdbcUrl());
    }

    // what is wrong with a URL
    try {
      DatabaseUrl.parse("mysql://shop:secret");
    } catch (IllegalArgumentException e) {
      IO.println(e.getMessage());
    }

    // a URL made of its parts, and a connection
    try (var mysql = MySqlSandbox.open()) {
      var own =
          new DatabaseUrl(
              "mysql+pymysql",
              mysql.user(),
              mysql.password(),
              mysql.host(),
              mysql.port(),
              mysql.schema(),
              Map.of("charset", List.of("latin1")));
      try (var connection = DriverManager.getConnection(own.jdbcUrl(), own.properties());
          var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT @@character_set_client")) {
        row.next();
        IO.println("connected, and the server takes " + row.getString(1));
      }
    }
  }
}
