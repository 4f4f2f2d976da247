package io.frontrow.queue.usecase;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.RoomMessage;
import io.frontrow.queue.model.SaleStatus;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.model.forecast.WaitForecast;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.SaleStatuses;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Makes the status that a client sees from the state of its entry. */
final class QueueStatusFactory {

    private final RoomStatistics statistics;
    private final SaleStatuses sales;
    private final RoomMessages messages;
    private final Clock clock;

    QueueStatusFactory(RoomStatistics statistics, SaleStatuses sales, RoomMessages messages, Clock clock) {
        this.statistics = statistics;
        this.sales = sales;
        this.messages = messages;
        this.clock = clock;
    }

    Mono<Outlook> outlook(WaitingRoom room) {
        return Mono.zip(
                        statistics
                                .departureRates(room.concertId())
                                .map(rates -> new WaitForecast(room.policy(), rates)),
                        sales.of(room.concertId()),
                        messages.find(room.concertId()))
                .map(it -> new Outlook(it.getT1(), it.getT2(), it.getT3()));
    }

    /** {@return the status of the entry; empty if the entry is gone} */
    Optional<QueueStatus> status(QueueEntry entry, EntryState state, Outlook outlook) {
        return withoutMessage(entry, state, outlook).map(status -> status.with(outlook.message()));
    }

    private Optional<QueueStatus> withoutMessage(QueueEntry entry, EntryState state, Outlook outlook) {
        WaitForecast forecast = outlook.forecast();
        return switch (state) {
            case EntryState.Waiting waiting ->
                Optional.of(QueueStatus.waiting(
                        entry,
                        waiting,
                        forecast.estimate(waiting.ahead(), waiting.active(), clock.instant()),
                        forecast.policy(),
                        outlook.sale()));
            case EntryState.Undrawn undrawn ->
                Optional.of(QueueStatus.undrawn(
                        entry,
                        forecast.estimateOfDraw(undrawn.others(), undrawn.active(), clock.instant()),
                        forecast.policy(),
                        outlook.sale()));
            case EntryState.Away(var waiting) -> status(entry, waiting, outlook);
            case EntryState.Active active ->
                Optional.of(QueueStatus.active(entry, active, forecast.policy(), outlook.sale()));
            case EntryState.Gone _, EntryState.Lost() -> Optional.empty();
        };
    }

    /** What the entries of a room can expect. */
    record Outlook(WaitForecast forecast, SaleStatus sale, Optional<RoomMessage> message) {}
}
