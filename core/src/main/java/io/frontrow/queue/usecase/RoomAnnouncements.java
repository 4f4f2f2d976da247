package io.frontrow.queue.usecase;

import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.RoomMessage;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What all users of a waiting room are told at once, however far back they are: the operator's message, that the room
 * is paused, and that nothing is left to buy. It is read from stores that cache it, so that one reading for each room
 * and instance costs little.
 */
final class RoomAnnouncements {

    /** Together with the age of the cached values less than the two seconds within which users are told. */
    static final Duration INTERVAL = Duration.ofMillis(500);

    private final SaleStatuses sales;
    private final RoomMessages messages;
    private final WaitingRooms rooms;

    RoomAnnouncements(SaleStatuses sales, RoomMessages messages, WaitingRooms rooms) {
        this.sales = sales;
        this.messages = messages;
        this.rooms = rooms;
    }

    /**
     * The current announcement of a room, again and again. A user may have read a state in between that was taken back
     * before the next reading here, so it does not matter whether the announcement has changed, but whether it is what
     * the user was told. While a store is unavailable, there is none.
     */
    Flux<Announcement> of(ConcertId concertId, Scheduler scheduler) {
        return Flux.interval(Duration.ZERO, INTERVAL, scheduler)
                .onBackpressureDrop()
                .concatMap(_ -> read(concertId), 0);
    }

    private Mono<Announcement> read(ConcertId concertId) {
        return Mono.zip(
                        messages.find(concertId),
                        sales.of(concertId),
                        rooms.find(concertId)
                                .map(room ->
                                        room.map(it -> it.policy().paused()).orElse(false)))
                .map(read -> new Announcement(
                        read.getT1(), read.getT2().isSoldOut(), read.getT2().isClosed(), read.getT3()))
                .onErrorComplete(StoreUnavailable.class);
    }

    record Announcement(Optional<RoomMessage> message, boolean isSoldOut, boolean isClosed, boolean isPaused) {

        /** {@return whether a user with this status was told something else} */
        boolean isNewsTo(QueueStatus told) {
            return !equals(new Announcement(
                    told.message(), told.sale().isSoldOut(), told.sale().isClosed(), wasPaused(told)));
        }

        /** A user whose turn it is is told nothing of a pause. */
        private boolean wasPaused(QueueStatus told) {
            return told.state() == QueueStatus.State.ACTIVE ? isPaused : told.isPaused();
        }
    }
}
