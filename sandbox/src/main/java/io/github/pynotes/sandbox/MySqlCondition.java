package io.github.pynotes.sandbox;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What `@RequiresMySql` does.
final class MySqlCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return findAnnotation(context.getElement(), RequiresMySql.class)
        .filter(annotation -> !SandboxServer.get().isMySql())
        .map(annotation -> "needs MySQL: " + annotation.value())
        .map(ConditionEvaluationResult::disabled)
        .orElseGet(() -> ConditionEvaluationResult.enabled("no need for a real MySQL is unmet"));
  }
}
