package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.queue.AdmitWaiting;
import io.frontrow.queue.IssueToken;
import io.frontrow.queue.RecordPromises;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueStatus;
import io.frontrow.queue.model.QueueToken;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.HeldSeats;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.QueueEntries.Joined;
import io.frontrow.queue.port.QueueTokens;
import io.frontrow.queue.port.RoomMessages;
import io.frontrow.queue.port.RoomStatistics;
import io.frontrow.queue.port.SaleStatuses;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.queue.usecase.QueueStatusFactory.Outlook;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.port.Ids;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Joins the queue by the room's rejoin policy and signs the entry. A user who gives up a turn for a place at the end
 * leaves as with {@link io.frontrow.queue.LeaveQueue}: the held seats are free again and the next entry is admitted.
 */
public final class IssueTokenUseCase implements IssueToken {

    private final WaitingRooms rooms;
    private final QueueEntries entries;
    private final HeldSeats heldSeats;
    private final AdmitWaiting admitWaiting;
    private final RecordPromises promises;
    private final QueueTokens tokens;
    private final Ids ids;
    private final QueueStatusFactory statuses;

    public IssueTokenUseCase(
            WaitingRooms rooms,
            QueueEntries entries,
            RoomStatistics statistics,
            SaleStatuses sales,
            RoomMessages messages,
            HeldSeats heldSeats,
            AdmitWaiting admitWaiting,
            RecordPromises promises,
            QueueTokens tokens,
            Ids ids,
            Clock clock) {
        this.rooms = rooms;
        this.entries = entries;
        this.heldSeats = heldSeats;
        this.admitWaiting = admitWaiting;
        this.promises = promises;
        this.tokens = tokens;
        this.ids = ids;
        this.statuses = new QueueStatusFactory(statistics, sales, messages, clock);
    }

    @Override
    public Mono<Result> issue(Command command) {
        return ifPresent(rooms.find(command.concertId()), room -> issue(command, room), Result.UnknownConcert::new);
    }

    private Mono<Result> issue(Command command, WaitingRoom room) {
        return statuses.outlook(room)
                .flatMap(outlook -> outlook.sale().isClosed()
                        ? Mono.just(new Result.SaleClosed())
                        : RunToCompletion.once(() -> join(command, room)).map(joined -> issued(joined, outlook)));
    }

    private Mono<Joined> join(Command command, WaitingRoom room) {
        return entries.join(room, command.userId(), new QueueEntryId(ids.next()))
                .doOnTerminate(() -> admitWaiting.noteWaiting(room.concertId()))
                .flatMap(joined -> joined.gaveUpTurn() ? giveBack(joined) : Mono.just(joined));
    }

    /** The user has joined, even if this fails: the holds expire, and jobs admit, too. */
    private Mono<Joined> giveBack(Joined joined) {
        return heldSeats
                .releaseAll(joined.entry())
                .then(admitWaiting.admitInto(joined.entry().concertId()))
                .then()
                .onErrorComplete(StoreUnavailable.class)
                .thenReturn(joined);
    }

    private QueueToken token(Joined joined) {
        return joined.state() instanceof EntryState.Undrawn
                ? tokens.signSealed(joined.entry())
                : tokens.sign(joined.entry());
    }

    private Result issued(Joined joined, Outlook outlook) {
        Optional<QueueStatus> told = statuses.status(joined.entry(), joined.state(), outlook);
        told.filter(_ -> joined.isNew() && joined.state().isWaiting())
                .map(QueueStatus::estimate)
                .ifPresent(estimate -> promises.note(joined.entry(), estimate));
        return told.<Result>map(status -> new Result.Issued(token(joined), status, joined.isNew()))
                .orElseThrow(() -> new IllegalStateException("an entry that has just joined is in the queue"));
    }
}
