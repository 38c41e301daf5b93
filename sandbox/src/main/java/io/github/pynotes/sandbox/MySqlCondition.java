package io.github.pynotes.sandbox;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What `@RequiresMySql` does.
final class MySqlCondition implements ExecutionCondition {
  private final BooleanSupplier isMySql;

  /// For JUnit.
  MySqlCondition() {
    this(() -> SandboxServer.get().isMySql());
  }

  MySqlCondition(BooleanSupplier isMySql) {
    this.isMySql = isMySql;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return findAnnotation(context.getElement(), RequiresMySql.class)
        .filter(annotation -> !isMySql.getAsBoolean())
        .map(annotation -> "needs MySQL: " + annotation.value())
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("no need for a real MySQL is unmet"));
  }
}
