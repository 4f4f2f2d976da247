package io.frontrow.queue;

import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.PolicyChangeRefusal;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Changes the policy of a waiting room while it is in use. Every instance applies it within two seconds. The change is
 * recorded in the audit log. For operators.
 */
public interface ChangeWaitingRoom {

    Mono<Result> change(Command command);

    /** Stops admission; every entry keeps its place. */
    Mono<Result> pause(UserId operatorId, ConcertId concertId);

    /** Continues admission. */
    Mono<Result> resume(UserId operatorId, ConcertId concertId);

    /**
     * A change by an operator.
     *
     * @param onlyAtEpochs the epochs of the policy at which it may be changed, so that no change of another operator is
     *     undone unseen; empty for any
     */
    record Command(UserId operatorId, ConcertId concertId, PolicyChange change, Optional<Set<Long>> onlyAtEpochs) {}

    sealed interface Result {

        record Changed(WaitingRoom room, RoomCounts counts) implements Result {}

        record Refused(PolicyChangeRefusal why) implements Result {}
    }
}
