package io.frontrow.pages;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests where no browser is found, and says so once. */
final class ChromiumCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.isUsable()
                ? ConditionEvaluationResult.enabled("A browser is installed")
                : ConditionEvaluationResult.disabled(Chromium.MISSING);
    }
}
