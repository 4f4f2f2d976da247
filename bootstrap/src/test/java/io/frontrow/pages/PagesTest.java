package io.frontrow.pages;

import io.frontrow.scenario.harness.TestSystem;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The base of tests of the pages. Each visitor has a fresh browser profile; after each test, none has met an error of a
 * script or a request to another host. After all tests of a class, the audit finds nothing.
 */
@ExtendWith(ChromiumCondition.class)
abstract class PagesTest {
    private final List<Visitor> visitors = new ArrayList<>();

    /** The application that all scenarios share. */
    static TestSystem frontrow() {
        return TestSystem.shared();
    }

    /** Somebody who has not been here before. */
    final Visitor visitor(Device device) {
        return visitor(device, frontrow().address());
    }

    /** Somebody who reaches the application at this address. */
    final Visitor visitor(Device device, URI address) {
        Visitor visitor = new Visitor(Chromium.shared(), address, device);
        visitors.add(visitor);
        return visitor;
    }

    /** Somebody who has just signed up and is signed in. */
    final Visitor fan(Device device) {
        return visitor(device).signsIn(Account.of(frontrow()));
    }

    @AfterAll
    static void auditFindsNothing() {
        frontrow().operator().findsNothingWrong();
    }

    @AfterEach
    final void nobodyMetAFault() {
        try {
            visitors.forEach(Visitor::metNoFault);
        } finally {
            visitors.forEach(Visitor::close);
        }
    }
}
