package io.frontrow.queue.model;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Points;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An action of an operator.
 *
 * @param at by the clock of the store of the audit log
 */
public record OperatorAction(OperatorActionId actionId, UserId operatorId, Kind kind, Subject subject, Instant at) {

    /**
     * What an action was on.
     *
     * @param concertId null if it was on a wallet
     * @param performanceId null unless it was on a performance
     * @param entryId null unless it was on an entry of the queue
     * @param userId the user of the entry or of the wallet; null if it was on neither
     * @param amount what the wallet was credited with; null if it was on no wallet
     */
    public record Subject(
            @Nullable ConcertId concertId,
            @Nullable PerformanceId performanceId,
            @Nullable QueueEntryId entryId,
            @Nullable UserId userId,
            @Nullable Points amount) {

        /** {@return a concert, or its whole waiting room} */
        public static Subject of(ConcertId concertId) {
            return new Subject(concertId, null, null, null, null);
        }

        public static Subject of(QueueEntry entry) {
            return new Subject(entry.concertId(), null, entry.entryId(), entry.userId(), null);
        }

        /** {@return a performance, whose concert the log looks up} */
        public static Subject of(PerformanceId performanceId) {
            return new Subject(null, performanceId, null, null, null);
        }

        public static Subject ofWallet(UserId userId, Points amount) {
            return new Subject(null, null, null, userId, amount);
        }
    }

    /**
     * The kind of action. An action on a waiting room is recorded before it is done, one on a concert, a performance or
     * a wallet in the same step. So none goes unrecorded.
     */
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
        REMOVE_MESSAGE,
        CREATE_CONCERT,
        CHANGE_CONCERT,
        CREATE_PERFORMANCE,
        MOVE_PERFORMANCE,
        WITHDRAW_PERFORMANCE,
        CANCEL_PERFORMANCE,
        /** Points were added to a wallet, once for each key, however often the command was sent and recorded. */
        CREDIT_WALLET
    }
}
