package io.frontrow.account.model;

/**
 * The stored hash of a password.
 *
 * @param encoded salt, parameters and hash, as the hashing library writes them
 */
public record PasswordHash(String encoded) {

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
