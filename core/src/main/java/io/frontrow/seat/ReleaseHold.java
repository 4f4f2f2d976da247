package io.frontrow.seat;

import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.model.HoldId;
import reactor.core.publisher.Mono;

/** A user gives held seats back before the hold's deadline. */
public interface ReleaseHold {

    Mono<Result> release(QueueTicket ticket, HoldId holdId);

    sealed interface Result {

        record Released() implements Result {}

        record NoTurn(TurnRefusal why) implements Result {}

        /** There is no such hold of this user; it may have run out. */
        record UnknownHold() implements Result {}
    }
}
