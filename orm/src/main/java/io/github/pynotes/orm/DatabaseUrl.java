// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, orm/DatabaseUrl.java
// Needs: Java 21
package io.github.pynotes.orm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A database URL as SQLAlchemy writes it, for JDBC.
///
/// ```java
/// var url = DatabaseUrl.parse("mysql+pymysql://shop:p%40ss@db:3307/orders?connect_timeout=5");
/// url.jdbcUrl();    // jdbc:mysql://db:3307/orders
/// url.properties(); // user=shop, password=p@ss, connectTimeout=5000
/// url.toString();   // mysql+pymysql://shop:***@db:3307/orders?connect_timeout=5
/// ```
///
/// Answers `sqlalchemy.engine.make_url` and `URL`, so that one setting of the environment serves
/// the programs of both languages: `dialect[+driver]://user:password@host:port/dbname?key=value`.
///
/// **Parts** are null where the URL has none, and empty where it has an empty one. User, password
/// and query are percent-decoded, and a `+` in the query is a space; host and database stand as
/// they are. An IPv6 address is written in brackets, and is kept without. A key of the query may
/// come again and then has several values; one without a value is no key at all.
///
/// **Secrets.** The password is never part of the JDBC URL, of [#toString()], or of a message.
///
/// **JDBC.** `mysql`, `mariadb`, `postgresql` and `sqlite` have a JDBC URL; the driver behind the
/// `+` is Python's and chooses nothing here. Options of `mysql`, by the names of PyMySQL and
/// mysqlclient, become those of MySQL Connector/J, seconds milliseconds; what it has no answer for
/// is refused by name, and so is any option of the others. Add the driver's own to [#properties()].
/// `mysql` also fits a MariaDB that Connector/J speaks to; `mariadb` is for MariaDB's own driver.
///
/// **Differs from SQLAlchemy**, which ignores what follows an address in brackets or a line feed,
/// takes the rest of a password with an unescaped `@` for a part of the host, lets a port be any
/// `int` that Python reads, and shows a password that stands in the query. The first three are
/// refused here, and the last is masked.
///
/// **Errors** are [IllegalArgumentException]. Values are immutable and may be used by any thread.
/// All methods take time in proportion to the length of the URL, but for a URL full of `@`.
///
/// Not `java.net.URI`, which refuses most passwords and an underscore in a host. Where no Python
/// reads the setting, write the JDBC URL itself into it.
///
/// @param name the dialect, and the driver behind a `+`; never null
/// @param user decoded, or null
/// @param password decoded, or null
/// @param host a name or an address, without brackets, or null
/// @param port 0 to 65535, or null for the default of the database
/// @param database its name, or the file of an SQLite, or null
/// @param query the options in their order, with all their values; never null
public record DatabaseUrl(
    String name,
    String user,
    String password,
    String host,
    Integer port,
    String database,
    Map<String, List<String>> query) {
  // Over 200 lines, because one file reads a URL, writes it, and translates its options for JDBC.

  private static final Pattern NAME = Pattern.compile("(?U)[\\w+]+");

  /// A user ends at a colon or slash at the latest, a password at the next `@`.
  private static final Pattern SHAPE =
      Pattern.compile(
          ("(?<name>%s)://((?<user>[^:/]*)(:(?<password>[^@]*))?@)?"
                  + "(\\[(?<address>[^/?]+)]|(?<host>[^/:?]+))?(:(?<port>[^/?]*))?"
                  + "(/(?<database>[^?]*))?([?](?<query>.*))?")
              .formatted(NAME),
          Pattern.UNIX_LINES);

  private static final Pattern ESCAPES = Pattern.compile("(%[0-9A-Fa-f]{2})+");

  /// What goes into a JDBC URL unescaped, where a comma or a bracket would mean several hosts.
  private static final Pattern HOST = Pattern.compile("(?U)[\\w.:%-]+");

  private static final Map<String, String> CHARSETS =
      Map.of(
          "utf8mb4", "UTF-8",
          "utf8mb3", "UTF-8",
          "utf8", "UTF-8",
          "latin1", "windows-1252", // so in MySQL
          "ascii", "US-ASCII");

  private static final Map<String, Boolean> BOOLEANS =
      Map.of("true", true, "1", true, "yes", true, "false", false, "0", false, "no", false);

  /// What to do instead of an option.
  private static final Map<String, String> INSTEAD =
      Map.of(
          "unix_socket", "name host and port, or set a socketFactory, as junixsocket has",
          "write_timeout", "leave it out: in Java only reading a socket times out",
          "init_command", "let the pool send it: HikariConfig.setConnectionInitSql",
          "autocommit", "leave it to the transactions, or call setAutoCommit",
          "ssl_key", "put key and certificate into one PKCS12 file, and name it ssl_cert",
          "ssl_key_password", "set clientCertificateKeyStorePassword, not in a URL",
          "ssl_capath", "put the certificates into one PKCS12 file, and name it ssl_ca",
          "ssl_cipher", "set tlsCiphersuites, which has Java's names");

  /// Answers `URL.create`.
  ///
  /// @throws IllegalArgumentException if a name has other characters than letters, digits, `_` and
  ///   `+`, a host has an `@`, or a port is out of range
  public DatabaseUrl {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not the name of a dialect: write one as mysql or mysql+pymysql."
              .formatted(name));
    }
    if (host != null && host.indexOf('@') >= 0) { // no word of it: it is the end of a password
      throw new IllegalArgumentException(
          "There is more than one @ before the host: write one in a user or password as %40.");
    }
    if (port != null && (port < 0 || port > 65535)) {
      throw new IllegalArgumentException("%d is not a port: 0 to 65535 are.".formatted(port));
    }
    var copy = new LinkedHashMap<String, List<String>>();
    query.forEach((key, values) -> copy.put(key, List.copyOf(values)));
    query = Collections.unmodifiableMap(copy);
  }

  /// Answers `make_url`.
  ///
  /// @throws IllegalArgumentException if the text has another form, or a part cannot be
  public static DatabaseUrl parse(String text) {
    var url = SHAPE.matcher(text);
    if (!url.lookingAt()) {
      throw new IllegalArgumentException(
          "'%s' is not a database URL: write dialect[+driver]://user:password@host/dbname."
              .formatted(text.replaceFirst("(?s)[:@].*", "…")));
    }
    String address = url.group("address");
    String host = address == null ? url.group("host") : address;
    if (url.end() < text.length()) {
      throw new IllegalArgumentException(
          "The URL of host '%s' goes on where none may, after a bracket or with a new line: remove it."
              .formatted(host));
    }
    String port = url.group("port");
    if (port != null && !port.matches("[0-9]{1,9}")) { // no word of it: it may be a password
      throw new IllegalArgumentException(
          "What follows '%s:' is not a port: write a number, or the @ and host behind a password."
              .formatted(host == null ? "" : host));
    }
    return new DatabaseUrl(
        url.group("name"),
        unquote(url.group("user")),
        unquote(url.group("password")),
        host,
        port == null ? null : Integer.valueOf(port),
        url.group("database"),
        query(url.group("query")));
  }

  /// As Python's `parse_qsl` does it, for which a key without a value is none.
  private static Map<String, List<String>> query(String text) {
    var query = new LinkedHashMap<String, List<String>>();
    for (String pair : text == null ? new String[0] : text.replace('+', ' ').split("&")) {
      int equals = pair.indexOf('=');
      if (equals >= 0 && equals < pair.length() - 1) {
        query
            .computeIfAbsent(unquote(pair.substring(0, equals)), key -> new ArrayList<>())
            .add(unquote(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  /// What stands before the `+`, or all of the name. Answers `get_backend_name`.
  public String dialect() {
    return name.split("\\+", -1)[0];
  }

  /// What stands behind the `+`, or null. Answers `get_driver_name`, which knows a default.
  public String driver() {
    return name.contains("+") ? name.split("\\+", -1)[1] : null;
  }

  /// Without user, password and options.
  ///
  /// @throws IllegalArgumentException if the dialect has none here, or the host could mean several
  public String jdbcUrl() {
    return switch (dialect()) {
      case "mysql", "mariadb", "postgresql" ->
          "jdbc:%s://%s/%s"
              .formatted(
                  dialect(),
                  address(),
                  database == null ? "" : quotePlus(database).replace("+", "%20"));
      case "sqlite" -> {
        if (user != null || host != null || port != null) {
          throw new IllegalArgumentException(
              "'%s' names a host or user, which no SQLite has: write sqlite:///orders.db for a file,"
                      .formatted(this)
                  + " sqlite:////tmp/orders.db for an absolute path.");
        }
        yield "jdbc:sqlite:" + (database == null || database.isEmpty() ? ":memory:" : database);
      }
      default ->
          throw new IllegalArgumentException(
              "Dialect '%s' has no JDBC URL here: write mysql, mariadb, postgresql or sqlite."
                  .formatted(dialect()));
    };
  }

  /// Host and port; the host is this one where none is named, as for PyMySQL.
  private String address() {
    if (host != null && !HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not one host: write a name or an address, an IPv6 address in brackets."
              .formatted(host));
    }
    return (host == null ? "localhost" : bracketed()) + (port == null ? "" : ":" + port);
  }

  private String bracketed() {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  /// User, password and options, as `DriverManager.getConnection` and `HikariConfig` want them: a
  /// new object each time, to which more may be added.
  ///
  /// @throws IllegalArgumentException if an option has no answer, more than one value, or a bad one
  public Properties properties() {
    var properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    for (String option : query.keySet()) {
      if (!dialect().equals("mysql")) {
        throw refused(option, "is known for mysql only: set what the driver has in properties()");
      }
      translate(option, value(option), properties);
    }
    if (query.keySet().stream().anyMatch(option -> option.startsWith("ssl_"))) {
      properties.setProperty("sslMode", sslMode());
    }
    return properties;
  }

  private void translate(String option, String value, Properties to) {
    switch (option) {
      case "charset" -> to.setProperty("characterEncoding", known(option, CHARSETS));
      case "collation" -> to.setProperty("connectionCollation", value);
      case "connect_timeout" -> to.setProperty("connectTimeout", milliseconds(option));
      case "read_timeout" -> to.setProperty("socketTimeout", milliseconds(option));
      case "bind_address" -> to.setProperty("localSocketAddress", value);
      case "max_allowed_packet" -> to.setProperty("maxAllowedPacket", value);
      case "compress" -> to.setProperty("useCompression", "" + known(option, BOOLEANS));
      case "local_infile" -> to.setProperty("allowLoadLocalInfile", "" + known(option, BOOLEANS));
      case "sql_mode" ->
          to.setProperty("sessionVariables", "sql_mode='%s'".formatted(word(option)));
      case "ssl_ca" -> keyStore(option, "trust", to);
      case "ssl_cert" -> keyStore(option, "client", to);
      case "ssl_disabled", "ssl_check_hostname", "ssl_verify_cert", "ssl_verify_identity" ->
          known(option, BOOLEANS); // sslMode answers them all
      case "use_unicode" -> known(option, Map.of("true", true, "1", true, "yes", true)); // always
      default ->
          throw refused(
              option,
              "has no answer in Connector/J: "
                  + INSTEAD.getOrDefault(option, "leave it out, or set what it has"));
    }
  }

  /// A check that is asked for is made; PyMySQL makes none without `ssl_ca`.
  private String sslMode() {
    boolean authority = query.containsKey("ssl_ca");
    if (is("ssl_disabled", false)) {
      return "DISABLED";
    } else if (is("ssl_verify_identity", false) || is("ssl_check_hostname", authority)) {
      return "VERIFY_IDENTITY";
    }
    return authority || is("ssl_verify_cert", false) ? "VERIFY_CA" : "REQUIRED";
  }

  private boolean is(String option, boolean otherwise) {
    return query.containsKey(option) ? known(option, BOOLEANS) : otherwise;
  }

  private void keyStore(String option, String purpose, Properties to) {
    var types = Map.of("p12", "PKCS12", "pfx", "PKCS12", "jks", "JKS");
    String file = value(option);
    String type = types.get(file.substring(file.lastIndexOf('.') + 1));
    if (type == null) {
      throw refused(option, "'%s' is no key store: make a .p12 of it by keytool".formatted(file));
    }
    to.setProperty(purpose + "CertificateKeyStoreUrl", Path.of(file).toUri().toString());
    to.setProperty(purpose + "CertificateKeyStoreType", type);
  }

  private String milliseconds(String option) {
    if (!value(option).matches("[0-9]{1,6}")) {
      throw refused(option, "'%s' is not a number of whole seconds".formatted(value(option)));
    }
    return String.valueOf(1000 * Integer.parseInt(value(option)));
  }

  private String word(String option) {
    if (!value(option).matches("[A-Za-z0-9_, ]*")) {
      throw refused(option, "'%s' has other characters than a mode has".formatted(value(option)));
    }
    return value(option);
  }

  private <T> T known(String option, Map<String, T> answers) {
    T answer = answers.get(value(option));
    if (answer == null) {
      throw refused(
          option,
          "'%s' is none of %s"
              .formatted(value(option), String.join(", ", new TreeMap<>(answers).keySet())));
    }
    return answer;
  }

  private String value(String option) {
    List<String> values = query.get(option);
    if (values.size() > 1) {
      throw refused(option, "has %d values: write one".formatted(values.size()));
    }
    return values.getFirst();
  }

  private static IllegalArgumentException refused(String option, String why) {
    return new IllegalArgumentException("Option %s %s.".formatted(option, why));
  }

  /// As SQLAlchemy writes it, the password too: never for a log. Answers
  /// `render_as_string(hide_password=False)`.
  public String render() {
    return render(false);
  }

  /// As [#render()], with `***` for each password.
  @Override
  public String toString() {
    return render(true);
  }

  private String render(boolean mask) {
    var url = new StringBuilder(name).append("://");
    if (user != null) {
      url.append(quote(user));
      if (password != null) {
        url.append(':').append(mask ? "***" : quote(password));
      }
      url.append('@');
    }
    url.append(host == null ? "" : bracketed()).append(port == null ? "" : ":" + port);
    url.append(database == null ? "" : "/" + database);
    char separator = '?';
    for (var option : new TreeMap<>(query).entrySet()) {
      boolean secret = mask && option.getKey().contains("passw");
      for (String value : option.getValue()) {
        url.append(separator).append(quotePlus(option.getKey()));
        url.append('=').append(secret ? "***" : quotePlus(value));
        separator = '&';
      }
    }
    return url.toString();
  }

  /// As Python's `quote_plus`, which agrees with `URLEncoder` but for two characters.
  private static String quotePlus(String text) {
    return URLEncoder.encode(text, UTF_8).replace("*", "%2A").replace("%7E", "~");
  }

  /// As `quote(text, safe=" +")`.
  private static String quote(String text) {
    return quotePlus(text).replace("+", " ").replace("%2B", "+");
  }

  /// As Python's `unquote`. `URLDecoder` refuses a `%` alone, which stays what it is here.
  private static String unquote(String text) {
    return text == null
        ? null
        : ESCAPES
            .matcher(text)
            .replaceAll(run -> {
              byte[] bytes = HexFormat.of().parseHex(run.group().replace("%", ""));
              return Matcher.quoteReplacement(new String(bytes, UTF_8));
            });
  }
}
