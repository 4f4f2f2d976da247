package io.frontrow.pages;

import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.Map;
import java.util.UUID;

/** An account with a password that a form can be filled with. */
record Account(String email, String password) {
    private static final String PASSWORD = "a password of tests";

    /** An account that nobody has yet. */
    static Account unknown() {
        return new Account(UUID.randomUUID() + "@fans.example", PASSWORD);
    }

    /** A new account. */
    static Account of(TestSystem frontrow) {
        Account account = unknown();
        frontrow.sends(Request.post("/users")
                        .json(Map.of("email", account.email(), "password", account.password(), "name", "Fan")))
                .expect(201);
        return account;
    }

    /** Its owner, with a program that calls the API. */
    TestUser user(TestSystem frontrow) {
        return frontrow.signsIn(email, password);
    }
}
