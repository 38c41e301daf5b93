package io.github.pynotes.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The environment variables and system properties that the sandbox reads, and from where.
record Settings(UnaryOperator<String> environment, UnaryOperator<String> properties) {
  static final String FORCED_KIND = "pynotes.mysql";
  static final String URL = "PYNOTES_MYSQL_URL";
  static final String USER = "PYNOTES_MYSQL_USER";
  static final String PASSWORD = "PYNOTES_MYSQL_PASSWORD";
  static final String IMAGE = "PYNOTES_MYSQL_IMAGE";
  static final String CACHE = "PYNOTES_CACHE";

  static Settings ofThisJvm() {
    return new Settings(System::getenv, System::getProperty);
  }

  static Settings of(Map<String, String> environment, Map<String, String> properties) {
    return new Settings(environment::get, properties::get);
  }

  /// A variable that is set to nothing counts as not set, as is usual in a shell.
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
  }

  Optional<String> property(String name) {
    return Optional.ofNullable(properties.apply(name)).filter(value -> !value.isBlank());
  }
}
