package io.frontrow.adapter.web.account;

import io.frontrow.account.model.RefreshToken;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to renew or to end a session.
 *
 * @param refreshToken null if the browser keeps it in a cookie
 */
record RefreshRequest(@Nullable @Size(min = 1, max = 255) String refreshToken) {
    /** {@return the token in the body of a request, or empty if it has no body or no token} */
    static Optional<RefreshToken> token(@Nullable RefreshRequest request) {
        return Optional.ofNullable(request).map(RefreshRequest::refreshToken).map(RefreshToken::new);
    }

    @Override
    public String toString() {
        return "RefreshRequest[hidden]";
    }
}
