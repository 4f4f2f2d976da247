package io.frontrow.onsale.client;

/** With which somebody signs in who has signed up. */
public record Credentials(String email, String password) {
    /** Contains no secret. */
    @Override
    public String toString() {
        return "Credentials[" + email + "]";
    }
}
