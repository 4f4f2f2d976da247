package io.frontrow.adapter.web.queue;

import io.frontrow.queue.FindInQueue.Result.Found;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last queue entry of a user, for operators.
 *
 * @param position from 1; 0 once active; null once gone, and while the order of a pre-queue is not drawn
 * @param expiresAt the end of the turn; null unless active
 * @param reason why the entry is gone; null unless it is
 */
record FoundEntryResponse(
        UUID userId,
        String email,
        String name,
        UUID ticketId,
        State state,
        @Nullable Long position,
        @Nullable Instant expiresAt,
        @Nullable GoneReason reason) {
    /** The state of an entry. */
    enum State {
        WAITING,
        ACTIVE,
        GONE
    }

    static FoundEntryResponse of(Found found) {
        return of(found, found.state());
    }

    private static FoundEntryResponse of(Found found, EntryState state) {
        return switch (state) {
            case EntryState.Waiting waiting -> of(found, State.WAITING, waiting.ahead() + 1, null, null);
            case EntryState.Undrawn _ -> of(found, State.WAITING, null, null, null);
            case EntryState.Away(var waiting) -> of(found, waiting);
            case EntryState.Active active -> of(found, State.ACTIVE, 0L, active.endsAt(), null);
            case EntryState.Gone(var reason) -> of(found, State.GONE, null, null, reason);
            case EntryState.Lost() -> of(found, State.GONE, null, null, GoneReason.UNKNOWN);
        };
    }

    private static FoundEntryResponse of(
            Found found,
            State state,
            @Nullable Long position,
            @Nullable Instant expiresAt,
            @Nullable GoneReason reason) {
        return new FoundEntryResponse(
                found.user().userId().value(),
                found.user().email().value(),
                found.user().name(),
                found.entry().entryId().value(),
                state,
                position,
                expiresAt,
                reason);
    }

    /** Contains no personal data. */
    @Override
    public String toString() {
        return "FoundEntryResponse[" + userId + " " + state + "]";
    }
}
