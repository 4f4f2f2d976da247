package io.frontrow.scenario.harness;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Ends all sales of the shared system after each test class, so that the jobs do not process ever more waiting rooms.
 */
public final class SalesEnd implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        TestSystem.endSharedSales();
    }
}
