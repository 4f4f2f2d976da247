package io.frontrow.adapter.web.security;

import io.frontrow.account.model.Role;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;

/** The user whom the access token of a request identifies. */
public record Caller(UserId userId, Role role, SessionId sessionId) {}
