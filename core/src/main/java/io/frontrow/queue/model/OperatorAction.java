package io.frontrow.queue.model;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did to a waiting room.
 *
 * @param ticketId whom it was done to; null if to the whole room
 * @param userId whose ticket that is; null if it was done to the whole room
 * @param at by the clock of the store that keeps it
 */
public record OperatorAction(
        OperatorActionId actionId,
        ConcertId concertId,
        UserId operatorId,
        Kind kind,
        @Nullable TicketId ticketId,
        @Nullable UserId userId,
        Instant at) {

    /** What was done. It is noted before it is done, so that nothing is done that is not noted. */
    public enum Kind {
        /** One who waits was let in ahead of turn. */
        LET_IN,
        /** Letting them in, as noted before, was refused since there was no room. */
        LET_IN_REFUSED,
        /** One was taken out of the line, or their session was ended. */
        REMOVE,
        PAUSE,
        RESUME,
        CHANGE_POLICY
    }
}
