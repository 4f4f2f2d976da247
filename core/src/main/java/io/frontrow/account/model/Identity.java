package io.frontrow.account.model;

import java.util.Optional;

/**
 * A person as an issuer of OpenID Connect knows them.
 *
 * @param issuer the URL of the issuer
 * @param subject the id of the person, unique within the issuer, 1 … 255 characters
 * @param name the display name, as of a {@link User}
 * @param email an address that the issuer has verified
 */
public record Identity(String issuer, String subject, String name, Optional<Email> email) {

    public static final int SUBJECT_MAX = 255;

    public Identity {
        if (subject.isEmpty() || subject.length() > SUBJECT_MAX) {
            throw new IllegalArgumentException("a subject has 1 to " + SUBJECT_MAX + " characters");
        }
    }

    /** Contains no personal data. */
    @Override
    public String toString() {
        return "Identity[" + issuer + "]";
    }
}
