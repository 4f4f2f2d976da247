package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.ReadWaitingRoom;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Reads a room's policy and its counts. The seed is revealed by the store that also closes the pre-queue, so no user
 * who knows the seed can still enter the pre-queue.
 */
public final class ReadWaitingRoomUseCase implements ReadWaitingRoom {

    private final WaitingRooms rooms;
    private final RoomStatistics statistics;
    private final SaleStatuses sales;
    private final RoomMessages messages;

    public ReadWaitingRoomUseCase(
            WaitingRooms rooms, RoomStatistics statistics, SaleStatuses sales, RoomMessages messages) {
        this.rooms = rooms;
        this.statistics = statistics;
        this.sales = sales;
        this.messages = messages;
    }

    @Override
    public Mono<Result> read(ConcertId concertId) {
        return ifPresent(rooms.find(concertId), this::withCounts, Result.UnknownConcert::new);
    }

    private Mono<Result> withCounts(WaitingRoom room) {
        return Mono.zip(
                        statistics.counts(room.concertId()),
                        statistics.hasOpened(room),
                        sales.of(room.concertId()),
                        messages.find(room.concertId()))
                .map(it -> new Result.Open(
                        room, it.getT1(), it.getT2() ? room.shuffleSeed() : Optional.empty(), it.getT3(), it.getT4()));
    }
}
