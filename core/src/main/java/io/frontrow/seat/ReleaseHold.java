package io.frontrow.seat;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.ReservationId;
import reactor.core.publisher.Mono;

/** Releases a hold before its deadline, in the user's turn. */
public interface ReleaseHold {

    Mono<Result> release(QueueEntry entry, HoldId holdId);

    sealed interface Result {

        record Released() implements Result {}

        record NoTurn(TurnRefusal why) implements Result {}

        /** The hold has become this reservation, which can be canceled instead. */
        record AlreadyReserved(ReservationId reservationId) implements Result {}

        /** This user has no such hold; it may have expired. */
        record UnknownHold() implements Result {}
    }
}
