package io.frontrow.account.port;

import io.frontrow.account.model.AccessToken;
import io.frontrow.account.model.User;
import io.frontrow.shared.id.SessionId;

/** Signs access tokens. */
@FunctionalInterface
public interface AccessTokens {

    AccessToken issue(User user, SessionId sessionId);
}
