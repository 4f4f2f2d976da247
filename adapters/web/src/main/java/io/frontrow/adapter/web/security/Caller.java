package io.frontrow.adapter.web.security;

import io.frontrow.account.model.Role;
import io.frontrow.account.model.SessionId;
import io.frontrow.account.model.UserId;

/** Who calls, by their access token. */
public record Caller(UserId userId, Role role, SessionId sessionId) {}
