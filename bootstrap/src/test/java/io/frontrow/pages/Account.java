package io.frontrow.pages;

import io.frontrow.account.model.Role;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.UUID;

/** An account with a password that a form can be filled with. */
record Account(String email, String password) {
    private static final String PASSWORD = "a password of tests";

    /** An account that nobody has yet. */
    static Account unknown() {
        return new Account(UUID.randomUUID() + "@fans.example", PASSWORD);
    }

    /** A new account of a user. */
    static Account of(TestSystem frontrow) {
        return of(frontrow, Role.USER);
    }

    static Account of(TestSystem frontrow, Role role) {
        Account account = unknown();
        frontrow.addAccount(account.email(), account.password(), role);
        return account;
    }

    /** Its owner, with a program that calls the API. */
    TestUser user(TestSystem frontrow) {
        return frontrow.signsIn(email, password);
    }
}
