package io.frontrow.queue.port;

import io.frontrow.queue.model.MessageText;
import io.frontrow.queue.model.RoomMessage;
import io.frontrow.shared.id.ConcertId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The operators' messages, at most one for each waiting room. */
public interface RoomMessages {

    /** The message of a room, which may be half a second old. */
    Mono<Optional<RoomMessage>> find(ConcertId concertId);

    /** Writes the message of an existing room, in place of an earlier one. */
    Mono<Void> write(ConcertId concertId, MessageText text);

    /** Removes the message of a room. Without one it has no effect. */
    Mono<Void> remove(ConcertId concertId);
}
