package io.frontrow.adapter.web;

import io.frontrow.account.model.User;
import io.frontrow.account.model.UserId;
import org.springframework.http.HttpHeaders;

/** A user with an access token. */
record Fan(User user, String accessToken) {
    UserId userId() {
        return user.userId();
    }

    /** Says who calls. */
    void signs(HttpHeaders headers) {
        headers.setBearerAuth(accessToken);
    }
}
