package io.frontrow.queue;

import io.frontrow.queue.model.MessageText;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import reactor.core.publisher.Mono;

/**
 * Writes to the users of a waiting room. Open streams of every instance tell it within two seconds. It is recorded in
 * the audit log. For operators.
 */
public interface WriteRoomMessage {

    /** Writes a message in place of the one that the room has. */
    Mono<Result> write(Command command);

    /** Removes the message of the room, if it has one. */
    Mono<Result> remove(UserId operatorId, ConcertId concertId);

    record Command(UserId operatorId, ConcertId concertId, MessageText text) {}

    enum Result {
        DONE,
        UNKNOWN_CONCERT
    }
}
