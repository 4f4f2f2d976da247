package io.frontrow.queue.usecase;

import io.frontrow.queue.model.RoomMessage;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What all users of a waiting room are told at once, however far back they are: the operator's message, and that nothing
 * is left to buy. It is read from stores that cache it, so that one reading for each room and instance costs little.
 */
final class RoomAnnouncements {

    /** Together with the age of the cached values less than the two seconds within which users are told. */
    static final Duration INTERVAL = Duration.ofMillis(500);

    private final SaleStatuses sales;
    private final RoomMessages messages;

    RoomAnnouncements(SaleStatuses sales, RoomMessages messages) {
        this.sales = sales;
        this.messages = messages;
    }

    /**
     * The current announcement of a room, then each other one. Each is repeated after an interval: a user who reads
     * because of the first may see a later state already, which can be taken back before the next reading here. While a
     * store is unavailable, nothing changes.
     */
    Flux<Announcement> of(ConcertId concertId, Scheduler scheduler) {
        return Flux.interval(Duration.ZERO, INTERVAL, scheduler)
                .onBackpressureDrop()
                .concatMap(_ -> read(concertId), 0)
                .distinctUntilChanged()
                .switchMap(announcement -> Flux.interval(Duration.ZERO, INTERVAL, scheduler)
                        .take(2)
                        .map(_ -> announcement));
    }

    private Mono<Announcement> read(ConcertId concertId) {
        return Mono.zip(
                        messages.find(concertId),
                        sales.of(concertId),
                        (message, sale) -> new Announcement(message, sale.isSoldOut(), sale.isClosed()))
                .onErrorComplete(StoreUnavailable.class);
    }

    record Announcement(Optional<RoomMessage> message, boolean isSoldOut, boolean isClosed) {}
}
