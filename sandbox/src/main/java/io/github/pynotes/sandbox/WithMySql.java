package io.github.pynotes.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// On a test class: injects a `MySqlSandbox`, a `DataSource` or a `Connection` into tests,
/// lifecycle methods and constructors. The class and its nests share one schema of their own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(MySqlExtension.class)
public @interface WithMySql {}
