package io.frontrow.adapter.web.account;

import io.frontrow.account.model.RefreshToken;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A request to renew or to end a session. */
record RefreshRequest(@NotNull @Size(min = 1, max = 255) String refreshToken) {
    RefreshToken token() {
        return new RefreshToken(refreshToken);
    }

    @Override
    public String toString() {
        return "RefreshRequest[hidden]";
    }
}
