package io.github.pynotes.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstantiationAwareExtension;

/// What `@WithMySql` does. JUnit closes what is put into a context's store when that context ends.
final class MySqlExtension implements ParameterResolver, TestInstantiationAwareExtension {
  private static final Namespace NAMESPACE = Namespace.create(MySqlExtension.class);

  /// A constructor's connection ends with the test that the instance was made for.
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
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
    return type == DataSource.class ? sandbox.dataSource() : connection(sandbox, context);
  }

  /// One for the top-level class and all its nests.
  private static MySqlSandbox sandbox(ExtensionContext context) {
    ExtensionContext topLevel = context;
    while (topLevel.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
      topLevel = topLevel.getParent().get();
    }
    return topLevel
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(MySqlSandbox.class, key -> MySqlSandbox.open(), MySqlSandbox.class);
  }

  private static Connection connection(MySqlSandbox sandbox, ExtensionContext context) {
    try {
      Connection connection = sandbox.connect();
      context.getStore(NAMESPACE).put(connection, connection);
      return connection;
    } catch (SQLException e) {
      throw new ParameterResolutionException(
          "no connection to %s: %s".formatted(sandbox, SandboxException.firstLine(e)), e);
    }
  }
}
