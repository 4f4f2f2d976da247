package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.IssueToken;
import io.frontrow.queue.forecast.WaitForecast;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.QueueTickets;
import io.frontrow.queue.port.QueueTickets.Joined;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.Ids;
import java.time.Clock;
import reactor.core.publisher.Mono;

/**
 * Joins the line by the room's re-entry policy and signs the ticket. Whoever gives up a session for a place at the end
 * leaves as others do: the held seats are free again and the next is let in.
 */
public final class IssueTokenUseCase implements IssueToken {

    private final WaitingRooms rooms;
    private final QueueTickets tickets;
    private final SeatHolds holds;
    private final AdmitWaiting admission;
    private final QueueTokens tokens;
    private final Ids ids;
    private final QueueStatuses statuses;

    public IssueTokenUseCase(
            WaitingRooms rooms,
            QueueTickets tickets,
            SeatHolds holds,
            AdmitWaiting admission,
            QueueTokens tokens,
            Ids ids,
            Clock clock) {
        this.rooms = rooms;
        this.tickets = tickets;
        this.holds = holds;
        this.admission = admission;
        this.tokens = tokens;
        this.ids = ids;
        this.statuses = new QueueStatuses(tickets, clock);
    }

    @Override
    public Mono<Result> issue(Command command) {
        return ifPresent(rooms.find(command.concertId()), room -> issue(command, room), Result.UnknownConcert::new);
    }

    private Mono<Result> issue(Command command, WaitingRoom room) {
        return statuses.forecast(room)
                .flatMap(forecast ->
                        RunToCompletion.once(() -> join(command, room)).map(joined -> issued(joined, forecast)));
    }

    private Mono<Joined> join(Command command, WaitingRoom room) {
        return tickets.join(room, command.userId(), new TicketId(ids.next()))
                .doOnTerminate(() -> admission.expect(room.concertId()))
                .flatMap(joined -> joined.endedSession() ? giveOn(joined) : Mono.just(joined));
    }

    private Mono<Joined> giveOn(Joined joined) {
        return holds.releaseAll(joined.ticket())
                .then(admission.into(joined.ticket().concertId()))
                .thenReturn(joined);
    }

    private Result issued(Joined joined, WaitForecast forecast) {
        return statuses.of(joined.ticket(), joined.standing(), forecast)
                .map(status -> new Result.Issued(tokens.sign(joined.ticket()), status, joined.isFresh()))
                .orElseThrow(() -> new IllegalStateException("whoever joins is in the queue"));
    }
}
