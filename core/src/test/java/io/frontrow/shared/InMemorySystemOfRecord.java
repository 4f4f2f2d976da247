package io.frontrow.shared;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Runs each test of a contract on an empty system of record in memory. */
public final class InMemorySystemOfRecord implements TestInstancePostProcessor {

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (instance instanceof SystemOfRecordContract contract) {
            contract.use(SystemOfRecord.inMemory(new TestClock()));
        }
    }
}
