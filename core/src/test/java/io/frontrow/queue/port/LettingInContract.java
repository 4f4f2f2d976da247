package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.RoomCounts;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.port.QueueTickets.Admission;
import io.frontrow.queue.port.QueueTickets.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How every store of the queue finds one person and lets them in ahead of turn. Each test has a concert of its own. */
public abstract class LettingInContract {

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final TestRoom room = TestRoom.of(concertId);

    protected abstract QueueTickets tickets();

    /** The clock of the store, or one that agrees with it. */
    protected abstract Clock clock();

    @Test
    void whoIsLetInAheadOfTurnIsInAndTheOthersKeepTheirPlaces() {
        List<QueueTicket> line = joined(3);
        Instant before = clock().instant().minusSeconds(1);

        Entry entry = letIn(room.sessionSeconds(90), line.get(2));

        Instant endsAt = ((Standing.Active) standing(line.get(2))).endsAt();
        assertThat(entry).isEqualTo(new Entry.Entered(new Standing.Active(endsAt)));
        assertThat(endsAt).isBetween(before.plusSeconds(90), clock().instant().plusSeconds(91));
        assertThat(standing(line.get(0))).isEqualTo(new Standing.Waiting(0, 1));
        assertThat(standing(line.get(1))).isEqualTo(new Standing.Waiting(1, 1));
        assertThat(counts()).isEqualTo(new RoomCounts(2, 1, 1, 0, 0, 1));
    }

    @Test
    void oneIsLetInWhileTheRoomIsPausedOrNotOpenYet() {
        List<QueueTicket> line = joined(2);

        assertThat(letIn(room.pause(), line.get(1))).isInstanceOf(Entry.Entered.class);
        assertThat(letIn(room.opensAt(Instant.now().plusSeconds(3_600)), line.get(0)))
                .isInstanceOf(Entry.Entered.class);
    }

    @Test
    void nobodyIsLetInOverTheCapacity() {
        List<QueueTicket> line = joined(2);
        letIn(room.capacity(1), line.get(0));

        assertThat(letIn(room.capacity(1), line.get(1))).isEqualTo(new Entry.Full());

        assertThat(standing(line.get(1))).isEqualTo(new Standing.Waiting(0, 1));
        leave(line.get(0));
        assertThat(letIn(room.capacity(1), line.get(1))).isInstanceOf(Entry.Entered.class);
    }

    @Test
    void nobodyIsLetInOverTheCapacityOfANewerPolicy() {
        List<QueueTicket> line = joined(2);
        admit(room.epoch(2).capacity(1));

        assertThat(letIn(room.epoch(1), line.get(1))).isEqualTo(new Entry.Full());
        assertThat(letIn(room.epoch(3).capacity(2), line.get(1))).isInstanceOf(Entry.Entered.class);
    }

    @Test
    void whoIsLetInAheadOfTurnCountsForTheRate() {
        List<QueueTicket> line = joined(3);
        Instant start = clock().instant();
        letIn(room.admitPerSecond(1), line.get(2));

        letIn(room.admitPerSecond(1), line.get(1));
        admit(room.admitPerSecond(1));

        assertThat(counts().admittedTotal())
                .isLessThanOrEqualTo(
                        1 + Duration.between(start, clock().instant()).toSeconds());
    }

    @Test
    void whoDoesNotWaitCannotBeLetIn() {
        List<QueueTicket> line = joined(2);
        admit(room.capacity(1));
        leave(line.get(1));

        assertThat(letIn(room, line.get(0))).isEqualTo(new Entry.NotWaiting());
        assertThat(letIn(room, line.get(1))).isEqualTo(new Entry.NotWaiting());
        assertThat(counts()).isEqualTo(new RoomCounts(0, 1, 1, 1, 0, 1));
    }

    @Test
    void aReplacedTicketCannotBeLetIn() {
        QueueTicket old = joined(1).getFirst();
        leave(old);
        get(tickets().join(room.room(), old.userId(), aTicketId()));

        assertThat(letIn(room, old)).isEqualTo(new Entry.NotWaiting());
    }

    @Test
    void manyWhoAreLetInAtOnceStayWithinTheCapacity() {
        List<QueueTicket> line = joined(40);

        get(Flux.fromIterable(line)
                .flatMap(ticket -> Mono.when(
                                tickets().letIn(room.capacity(15).room(), ticket),
                                tickets().admit(room.capacity(15).room(), 1))
                        .subscribeOn(Schedulers.parallel()))
                .then(Mono.just(true)));

        assertThat(counts()).extracting(RoomCounts::active, RoomCounts::waiting).containsExactly(15L, 25L);
        assertThat(counts().admittedTotal()).isEqualTo(15);
    }

    @Test
    void theRestIsAdmittedInOrderAfterwards() {
        List<QueueTicket> line = joined(4);
        letIn(room, line.get(3));

        assertThat(get(tickets().admit(room.room(), 2))).isEqualTo(new Admission(2, 0, 1));

        assertThat(standing(line.get(0))).isInstanceOf(Standing.Active.class);
        assertThat(standing(line.get(1))).isInstanceOf(Standing.Active.class);
        assertThat(standing(line.get(2))).isEqualTo(new Standing.Waiting(0, 3));
    }

    @Test
    void aTicketIsFoundByItsUserAndByItsId() {
        QueueTicket ticket = joined(3).get(1);

        assertThat(get(tickets().find(concertId, ticket.userId()))).contains(ticket);
        assertThat(get(tickets().find(concertId, ticket.ticketId()))).contains(ticket);
    }

    @Test
    void whoNeverJoinedIsNotFound() {
        joined(1);

        assertThat(get(tickets().find(concertId, aUser()))).isEmpty();
        assertThat(get(tickets().find(concertId, aTicketId()))).isEmpty();
    }

    @Test
    void theClockIsTheOneThatSessionsGoBy() {
        Instant before = clock().instant().minusSeconds(1);

        assertThat(get(tickets().now(concertId)))
                .isBetween(before, clock().instant().plusSeconds(1));
    }

    private List<QueueTicket> joined(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ ->
                        get(tickets().join(room.room(), aUser(), aTicketId())).ticket())
                .toList();
    }

    private Entry letIn(TestRoom changed, QueueTicket ticket) {
        return get(tickets().letIn(changed.room(), ticket));
    }

    private void admit(TestRoom changed) {
        get(tickets().admit(changed.room(), 1_000));
    }

    private void leave(QueueTicket ticket) {
        get(tickets().leave(ticket, Departure.LEFT));
    }

    private Standing standing(QueueTicket ticket) {
        return get(tickets().standing(ticket));
    }

    private RoomCounts counts() {
        return get(tickets().counts(concertId));
    }

    private static UserId aUser() {
        return new UserId(UUID.randomUUID());
    }

    private static TicketId aTicketId() {
        return new TicketId(UUID.randomUUID());
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(10)).orElseThrow();
    }
}
