package io.frontrow.bootstrap.demo;

import io.frontrow.account.model.Password;
import io.frontrow.bootstrap.startup.RandomSecret;

/**
 * The passwords of the demo users.
 *
 * @param operator of the operator
 * @param fans of all fans
 */
public record DemoPasswords(Password operator, Password fans) {

    private static final Password PUBLISHED = new Password("frontrow-demo");

    /** {@return the password that the documentation names, for a server that only this machine reaches} */
    static DemoPasswords published() {
        return new DemoPasswords(PUBLISHED, PUBLISHED);
    }

    /** {@return new passwords, for a server that other machines reach} */
    static DemoPasswords random() {
        return new DemoPasswords(randomPassword(), randomPassword());
    }

    private static Password randomPassword() {
        return new Password(RandomSecret.ofBytes(12));
    }

    public boolean arePublished() {
        return operator.equals(PUBLISHED);
    }
}
