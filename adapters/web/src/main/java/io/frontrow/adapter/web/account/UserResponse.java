package io.frontrow.adapter.web.account;

import io.frontrow.account.model.User;
import java.util.UUID;

/** The data of the user who asks. */
record UserResponse(UUID userId, String email, String name) {
    static UserResponse of(User user) {
        return new UserResponse(user.userId().value(), user.email().value(), user.name());
    }

    @Override
    public String toString() {
        return "UserResponse[" + userId + "]";
    }
}
