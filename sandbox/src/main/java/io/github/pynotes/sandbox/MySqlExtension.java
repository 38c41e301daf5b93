package io.github.pynotes.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// What `@WithMySql` does.
final class MySqlExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(MySqlExtension.class);

  private record Connections(List<Connection> opened) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
      for (Connection connection : opened) {
        connection.close();
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == MySqlSandbox.class || type == DataSource.class || type == Connection.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    MySqlSandbox sandbox = sandbox(context);
    if (type == MySqlSandbox.class) {
      return sandbox;
    }
    if (type == DataSource.class) {
      return sandbox.dataSource();
    }
    try {
      Connection connection = sandbox.connect();
      context
          .getStore(NAMESPACE)
          .getOrComputeIfAbsent(
              Connections.class, key -> new Connections(new ArrayList<>()), Connections.class)
          .opened()
          .add(connection);
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MySqlSandbox sandbox(ExtensionContext context) {
    ExtensionContext topLevel = context;
    while (topLevel.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
      topLevel = topLevel.getParent().get();
    }
    return topLevel
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(MySqlSandbox.class, key -> MySqlSandbox.open(), MySqlSandbox.class);
  }
}
