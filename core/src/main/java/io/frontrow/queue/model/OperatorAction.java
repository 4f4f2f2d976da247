package io.frontrow.queue.model;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action of an operator on a waiting room.
 *
 * @param entryId the entry that it was on; null if it was on the whole room
 * @param userId the user of that entry; null if it was on the whole room
 * @param at by the clock of the store of the audit log
 */
public record OperatorAction(
        OperatorActionId actionId,
        ConcertId concertId,
        UserId operatorId,
        Kind kind,
        @Nullable QueueEntryId entryId,
        @Nullable UserId userId,
        Instant at) {

    /** The kind of action. An action is recorded before it is done, so no action goes unrecorded. */
    public enum Kind {
        /** An entry was admitted ahead of its turn. */
        LET_IN,
        /** The admission recorded before was refused since there was no room. */
        LET_IN_REFUSED,
        /** An entry was removed, waiting or in its turn. */
        REMOVE,
        PAUSE,
        RESUME,
        CHANGE_POLICY,
        /** The change recorded before was refused, because another operator was faster or the store found a fault. */
        CHANGE_POLICY_REFUSED,
        WRITE_MESSAGE,
        REMOVE_MESSAGE
    }
}
