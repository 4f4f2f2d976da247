package io.frontrow.account.port;

import io.frontrow.account.model.AccessToken;
import io.frontrow.account.model.SessionId;
import io.frontrow.account.model.User;

/** Signs access tokens. */
@FunctionalInterface
public interface AccessTokens {

    AccessToken issue(User user, SessionId sessionId);
}
