package io.github.pynotes.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// On a test class or method that needs a real MySQL: skipped, and counted as skipped, on MariaDB.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MySqlCondition.class)
public @interface RequiresMySql {
  /// What MariaDB does not do, or does otherwise.
  String value();
}
