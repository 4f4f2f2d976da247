package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.ReadWaitingRoom;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.WaitingRooms;
import reactor.core.publisher.Mono;

/**
 * Puts a room's policy beside its counts. Whether the seed may be known goes by the clock that lets people into the
 * lobby, so that nobody comes into it who knows the seed.
 */
public final class ReadWaitingRoomUseCase implements ReadWaitingRoom {

    private final WaitingRooms rooms;
    private final QueueTickets tickets;

    public ReadWaitingRoomUseCase(WaitingRooms rooms, QueueTickets tickets) {
        this.rooms = rooms;
        this.tickets = tickets;
    }

    @Override
    public Mono<Result> read(ConcertId concertId) {
        return ifPresent(rooms.find(concertId), this::withCounts, Result.UnknownConcert::new);
    }

    private Mono<Result> withCounts(WaitingRoom room) {
        return Mono.zip(
                tickets.counts(room.concertId()),
                tickets.now(room.concertId()),
                (counts, now) -> new Result.Open(room, counts, room.revealedSeed(now)));
    }
}
