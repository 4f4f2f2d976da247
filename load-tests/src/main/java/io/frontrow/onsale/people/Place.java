package io.frontrow.onsale.people;

import io.frontrow.onsale.client.Answer;
import org.jspecify.annotations.Nullable;

/** The place of a fan in the queue, as responses and events told it. Events come from another thread. */
final class Place {
    private static final int POLL_SECONDS = 2;

    private enum State {
        NONE,
        WAITING,
        ACTIVE,
        GONE
    }

    private volatile State state = State.NONE;
    private volatile @Nullable String token;
    private volatile @Nullable String ticketId;
    private volatile int position;
    private volatile int pollAfterSeconds = POLL_SECONDS;
    private volatile boolean soldOut;

    /** The response to joining. */
    void joined(Answer answer) {
        if (answer.isDone()) {
            token = answer.text("token");
            ticketId = answer.text("ticketId");
            told(answer);
        }
    }

    /** A response or an event that shows the place, or that there is none any more. */
    void told(Answer answer) {
        if (answer.isRefused("queue-token-gone") || answer.isRefused("queue-token-invalid")) {
            state = State.GONE;
        } else if (answer.isDone() && answer.text("state") != null) {
            state = "ACTIVE".equals(answer.text("state")) ? State.ACTIVE : State.WAITING;
            position = answer.body().path("position").asInt(0);
            pollAfterSeconds = answer.body().path("pollAfterSeconds").asInt(POLL_SECONDS);
            soldOut = answer.body().path("soldOut").asBoolean(false);
        }
    }

    /** The fan has left. */
    void left() {
        state = State.GONE;
    }

    String token() {
        return String.valueOf(token);
    }

    @Nullable
    String ticketId() {
        return ticketId;
    }

    /** {@return the place as it was told last; 0 if none was} */
    int position() {
        return position;
    }

    int pollAfterSeconds() {
        return pollAfterSeconds;
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    boolean isActive() {
        return state == State.ACTIVE;
    }

    boolean isLive() {
        return isWaiting() || isActive();
    }

    boolean isSoldOut() {
        return soldOut;
    }
}
