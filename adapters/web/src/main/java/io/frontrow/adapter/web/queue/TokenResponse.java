package io.frontrow.adapter.web.queue;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueToken;

/** A queue token with the state of its queue entry. */
record TokenResponse(String token, @JsonUnwrapped StatusResponse status) {
    static TokenResponse of(QueueToken token, QueueStatus status) {
        return new TokenResponse(token.value(), StatusResponse.of(status));
    }

    @Override
    public String toString() {
        return "TokenResponse[token hidden, " + status + "]";
    }
}
