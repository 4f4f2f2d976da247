package io.frontrow.adapter.web;

import io.frontrow.account.model.User;
import io.frontrow.shared.id.UserId;
import org.springframework.http.HttpHeaders;

/** A user with an access token. */
record WebUser(User account, String accessToken) {
    UserId userId() {
        return account.userId();
    }

    /** Adds the access token to a request. */
    void authorize(HttpHeaders headers) {
        headers.setBearerAuth(accessToken);
    }
}
