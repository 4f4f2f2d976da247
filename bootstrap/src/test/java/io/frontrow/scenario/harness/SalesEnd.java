package io.frontrow.scenario.harness;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Ends all sales of the shared system after each test class; else the jobs would look after ever more waiting rooms. */
public final class SalesEnd implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        TestSystem.endSharedSales();
    }
}
