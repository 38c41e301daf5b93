// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, jdbc-cursor/RecordRowMapper.java
// Needs: Java 17
package io.github.pynotes.jdbccursor;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Makes a record of a row, component by column label.
///
/// ```java
/// record Order(long id, String customer, LocalDateTime createdAt, State state) {}
///
/// private static final RecordRowMapper<Order> ORDERS = RecordRowMapper.of(Order.class);
///
/// try (var rows = statement.executeQuery("SELECT id, customer, created_at, state FROM orders")) {
///   while (rows.next()) {
///     ship(ORDERS.map(rows));
///   }
/// }
/// ```
///
/// Answers PyMySQL's `DictCursor`, which makes a `dict` of a row. A record says what is in a row,
/// in which type, to the compiler and to the reader; a misspelt name does not compile.
///
/// **Names.** Underscores and case do not count: the columns `created_at`, `CREATED_AT` and
/// `createdAt` all fit the component `createdAt`. The order of columns does not count, either.
/// Every component needs a column, and just one. A column without a component is not read, so that
/// a new column in the table breaks no reader.
///
/// **Types.** All primitives but `char`; `String`; `BigDecimal`; `byte[]`; an enum, by the names of
/// its constants; anything else that the driver's [ResultSet#getObject(int, Class)] makes, such as
/// `Integer`, `LocalDate`, `LocalDateTime` or `BigInteger`.
///
/// **Nulls.** SQL NULL becomes null. For a primitive it is an error: `getInt` would make a 0 of it.
///
/// **Errors.** An `SQLException` names the column and the component: no column or two columns for a
/// component, a value that does not fit (with the driver's exception as cause), NULL for a
/// primitive (SQLState 22002). What the record's own constructor throws arrives as it is.
///
/// **Threads.** One mapper may serve all threads. It remembers the columns of the result set that
/// it has seen last, and asks for their names again when another one comes: threads that take turns
/// in one mapper, row by row, are served correctly but faster by a mapper each.
///
/// **Cost.** That of the same calls written by hand; the columns are found once for each result
/// set. The columns of a `ResultSet` object must not change.
///
/// The JDK maps no rows. By hand, as in `new Order(row.getLong("id"), …)`, is as good where a
/// record is read in one place.
///
/// @param <R> the record
public final class RecordRowMapper<R extends Record> {
  // Over 200 lines, because it converts for each type, and each refusal names its column.

  private static final MethodHandles.Lookup OWN = MethodHandles.lookup();

  private final Class<R> type;
  private final RecordComponent[] components;
  private final MethodHandle constructor;

  /// Immutable, so that a thread that sees an old one is merely slower.
  private Plan last = new Plan(new WeakReference<>(null), List.of(), null);

  /// @param rows whose columns these are; weak, because it may hold all its rows
  /// @param reader (ResultSet)Object
  private record Plan(WeakReference<ResultSet> rows, List<String> labels, MethodHandle reader) {}

  private RecordRowMapper(Class<R> type, RecordComponent[] components, MethodHandle constructor) {
    this.type = type;
    this.components = components;
    this.constructor = constructor;
  }

  /// Looks at the record once; keep the mapper.
  ///
  /// @throws IllegalArgumentException if two components differ in case or underscores only, one is
  ///   a `char`, or the record is in a module that does not open its package to this one
  /// @throws NullPointerException if the type is null
  public static <R extends Record> RecordRowMapper<R> of(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    var names = new HashMap<String, String>();
    for (RecordComponent component : components) {
      if (component.getType() == char.class) {
        throw new IllegalArgumentException(
            "component '%s' of %s is a char, which JDBC cannot read: make it a String"
                .formatted(component.getName(), type.getSimpleName()));
      }
      String twin = names.put(plain(component.getName()), component.getName());
      if (twin != null) {
        throw new IllegalArgumentException(
            "components '%s' and '%s' of %s fit the same column: rename one"
                .formatted(twin, component.getName(), type.getSimpleName()));
      }
    }
    try {
      Constructor<R> canonical =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      canonical.setAccessible(true);
      return new RecordRowMapper<>(type, components, OWN.unreflectConstructor(canonical));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalArgumentException(
          "the constructor of %s cannot be reached: open its package to this module"
              .formatted(type.getName()),
          e);
    }
  }

  /// Makes a record of the row that the result set stands on; does not move or close it.
  ///
  /// @return never null
  /// @throws SQLException if the columns or a value do not fit the record
  @SuppressWarnings("unchecked") // the handle returns what the constructor of R makes
  public R map(ResultSet row) throws SQLException {
    Plan plan = last;
    if (!plan.rows.refersTo(row)) {
      plan = plan(row, plan);
      last = plan;
    }
    try {
      return (R) (Object) plan.reader.invokeExact(row);
    } catch (SQLException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e); // checked, and smuggled past the compiler
    }
  }

  private Plan plan(ResultSet rows, Plan last) throws SQLException {
    var description = rows.getMetaData();
    var labels = new ArrayList<String>();
    for (int i = 1; i <= description.getColumnCount(); i++) {
      labels.add(description.getColumnLabel(i));
    }
    boolean known = last.reader != null && last.labels.equals(labels);
    return new Plan(new WeakReference<>(rows), labels, known ? last.reader : reader(labels));
  }

  /// One handle for the whole row, which the JIT compiles like a method written by hand.
  private MethodHandle reader(List<String> labels) throws SQLException {
    var columns = new MethodHandle[components.length];
    for (int i = 0; i < components.length; i++) {
      columns[i] = column(components[i], labels).reader();
    }
    MethodHandle reader = MethodHandles.filterArguments(constructor, 0, columns);
    reader =
        columns.length == 0
            ? MethodHandles.dropArguments(reader, 0, ResultSet.class)
            : MethodHandles.permuteArguments(
                reader, methodType(type, ResultSet.class), new int[columns.length]);
    return reader.asType(methodType(Object.class, ResultSet.class));
  }

  private Column column(RecordComponent component, List<String> labels) throws SQLException {
    String wanted = plain(component.getName());
    int found = -1;
    for (int i = 0; i < labels.size(); i++) {
      if (plain(labels.get(i)).equals(wanted)) {
        if (found >= 0) {
          throw new SQLException(
              "columns %d '%s' and %d '%s' both fit component '%s' of %s: give one another label by AS"
                  .formatted(
                      found + 1,
                      labels.get(found),
                      i + 1,
                      labels.get(i),
                      component.getName(),
                      type.getSimpleName()));
        }
        found = i;
      }
    }
    if (found < 0) {
      throw new SQLException(
          "no column fits component '%s' of %s: select one, or label it so by AS; the columns are %s"
              .formatted(component.getName(), type.getSimpleName(), labels));
    }
    return new Column(
        found + 1,
        labels.get(found),
        component.getType(),
        "%s %s of %s"
            .formatted(
                component.getType().getSimpleName(), component.getName(), type.getSimpleName()));
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /// Reads one component; a primitive by a method of its type, so that nothing is boxed.
  @SuppressWarnings("unused") // the methods are looked up by name
  private record Column(int index, String label, Class<?> type, String component) {
    /// (ResultSet)type
    MethodHandle reader() {
      String method = type.isPrimitive() ? type.getName() + "Value" : "value";
      Class<?> returned = type.isPrimitive() ? type : Object.class;
      try {
        MethodHandle read = OWN.bind(this, method, methodType(returned, ResultSet.class));
        MethodHandle explain =
            OWN.bind(this, "explain", methodType(SQLException.class, Exception.class));
        MethodHandle fail = MethodHandles.throwException(type, SQLException.class);
        return MethodHandles.catchException(
            read.asType(methodType(type, ResultSet.class)),
            Exception.class, // drivers throw DateTimeException and the like, too
            MethodHandles.filterArguments(fail, 0, explain));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e); // the methods are all here
      }
    }

    Object value(ResultSet row) throws SQLException {
      if (type == String.class) {
        return row.getString(index);
      }
      if (type == BigDecimal.class) {
        return row.getBigDecimal(index);
      }
      if (type == byte[].class) {
        return row.getBytes(index);
      }
      return type.isEnum() ? constant(row.getString(index)) : row.getObject(index, type);
    }

    boolean booleanValue(ResultSet row) throws SQLException {
      boolean value = row.getBoolean(index);
      if (!value) {
        refuseNull(row);
      }
      return value;
    }

    byte byteValue(ResultSet row) throws SQLException {
      byte value = row.getByte(index);
      if (value == 0) {
        refuseNull(row);
      }
      return value;
    }

    short shortValue(ResultSet row) throws SQLException {
      short value = row.getShort(index);
      if (value == 0) {
        refuseNull(row);
      }
      return value;
    }

    int intValue(ResultSet row) throws SQLException {
      int value = row.getInt(index);
      if (value == 0) {
        refuseNull(row);
      }
      return value;
    }

    long longValue(ResultSet row) throws SQLException {
      long value = row.getLong(index);
      if (value == 0) {
        refuseNull(row);
      }
      return value;
    }

    float floatValue(ResultSet row) throws SQLException {
      float value = row.getFloat(index);
      if (value == 0) {
        refuseNull(row);
      }
      return value;
    }

    double doubleValue(ResultSet row) throws SQLException {
      double value = row.getDouble(index);
      if (value == 0) {
        refuseNull(row);
      }
      return value;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the type is an enum's
    private Object constant(String name) throws SQLException {
      try {
        return name == null ? null : Enum.valueOf((Class) type, name);
      } catch (IllegalArgumentException e) {
        throw new SQLDataException(
            "'%s' is none of %s".formatted(name, Arrays.toString(type.getEnumConstants())),
            "22018",
            e);
      }
    }

    /// JDBC's getters return 0 and false for NULL, so this is rarely asked.
    private static void refuseNull(ResultSet row) throws SQLException {
      if (row.wasNull()) {
        throw new SQLDataException("it is NULL, which only a reference type can be", "22002");
      }
    }

    SQLException explain(Exception e) {
      String message =
          "cannot read column %d '%s' into component '%s': %s"
              .formatted(index, label, component, e.getMessage());
      return e instanceof SQLException sql
          ? new SQLException(message, sql.getSQLState(), sql.getErrorCode(), sql)
          : new SQLException(message, e);
    }
  }
}
