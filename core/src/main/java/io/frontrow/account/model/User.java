package io.frontrow.account.model;

import io.frontrow.shared.id.UserId;

/**
 * A registered user.
 *
 * @param name the display name, 1 … 100 characters
 */
public record User(UserId userId, Email email, String name, Role role) {

    public static final int NAME_MAX = 100;

    public User {
        if (name.isBlank() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException("a name has 1 to " + NAME_MAX + " characters");
        }
    }

    /** Contains no personal data, so that users may appear in logs. */
    @Override
    public String toString() {
        return "User[" + userId.value() + "]";
    }
}
