package io.frontrow.account.model;

import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.VisibleText;

/**
 * A registered user.
 *
 * @param name the display name, 1 … 100 characters, at least one of them visible
 */
public record User(UserId userId, Email email, String name, Role role) {

    public static final int NAME_MAX = 100;

    public User {
        if (!VisibleText.hasVisible(name) || name.length() > NAME_MAX) {
            throw new IllegalArgumentException("a name has 1 to " + NAME_MAX + " characters, one of them visible");
        }
    }

    /** Contains no personal data, so that users may appear in logs. */
    @Override
    public String toString() {
        return "User[" + userId.value() + "]";
    }
}
