package io.frontrow.adapter.redis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.UserId;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.adapter.redis.client.ConcertKeys;
import io.frontrow.adapter.redis.queue.RedisQueueTickets;
import io.frontrow.adapter.redis.seat.RedisSeatHolds;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.PastTurn;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.port.AdmissionControl.AheadOfTurn;
import io.frontrow.seat.model.HoldId;
import io.frontrow.seat.port.SeatHolds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** Breaks each invariant by hand and sees it told. */
class RedisQueueChecksTest {

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final PerformanceId performanceId = new PerformanceId(UUID.randomUUID());
    private final ConcertKeys keys = new ConcertKeys(concertId);
    private final ReactiveStringRedisTemplate redis = TestRedis.template();
    private final RedisQueueTickets tickets = new RedisQueueTickets(redis, Duration.ZERO);
    private final RedisSeatHolds holds = new RedisSeatHolds(redis);
    private final RedisQueueChecks invariants = new RedisQueueChecks(redis);

    private List<QueueTicket> in = List.of();
    private List<QueueTicket> waiting = List.of();

    @BeforeEach
    void threeAreInAndTwoWait() {
        in = joined(3);
        admit(TestRoom.of(concertId).capacity(3));
        waiting = joined(2);
        hold(in.getFirst(), Duration.ofMinutes(5), 12, 13);
    }

    @Test
    void aRoomAtWorkIsWell() {
        assertThat(check()).extracting(AuditCheck::number).containsExactly(13, 14, 15);
        assertThat(check()).allMatch(AuditCheck::isOk);
    }

    @Test
    void aRoomThatNobodyEnteredIsWell() {
        assertThat(get(invariants.check(List.of(new ConcertId(UUID.randomUUID())))))
                .hasSize(3)
                .allMatch(AuditCheck::isOk);
    }

    @Test
    void noRoomsAreWell() {
        assertThat(get(invariants.check(List.of()))).hasSize(3).allMatch(AuditCheck::isOk);
    }

    @Test
    void aHoldWithoutAnEndIsTold() {
        get(redis.persist(keys.seat(performanceId, 12)));

        assertThat(broken(13)).singleElement().asString().contains(performanceId.value() + ":12 never ends");
    }

    @Test
    void aHoldThatLastsTooLongIsTold() {
        hold(in.getFirst(), Duration.ofMinutes(6), 14);

        assertThat(broken(13)).singleElement().asString().contains(performanceId.value() + ":14 lasts");
    }

    @Test
    void whatIsBrokenElsewhereIsNotToldHere() {
        get(redis.persist(keys.seat(performanceId, 12)));

        assertThat(get(invariants.check(List.of(new ConcertId(UUID.randomUUID())))))
                .allMatch(AuditCheck::isOk);
    }

    @Test
    void moreThanTheCapacityAreTold() {
        UserId intruder = waiting.getFirst().userId();
        get(redis.opsForZSet().remove(keys.waiting(), userOf(waiting.getFirst())));
        get(redis.opsForZSet().add(keys.active(), intruder.value().toString(), 9e15));

        assertThat(broken(14)).singleElement().asString().contains("4 are in where 3 may be");
    }

    @Test
    void thoseWhoWereInWhenTheCapacityWasLoweredAreWell() {
        admit(TestRoom.of(concertId).epoch(2).capacity(1));

        assertThat(broken(14)).isEmpty();
    }

    @Test
    void thoseWhoCameBackToPayAreWell() {
        QueueTicket lost = new QueueTicket(
                new TicketId(UUID.randomUUID()), concertId, new UserId(UUID.randomUUID()), new Place(7));
        get(tickets.restore(lost, new PastTurn.Unpaid(Duration.ofMinutes(1))));

        assertThat(get(tickets.counts(concertId)).active()).isEqualTo(4);
        assertThat(check()).allMatch(AuditCheck::isOk);
    }

    @Test
    void theCeilingSinksWithThoseWhoLeave() {
        TestRoom lowered = TestRoom.of(concertId).epoch(2).capacity(1);
        admit(lowered);
        get(redis.opsForZSet().remove(keys.active(), userOf(in.get(1))));
        get(redis.opsForHash().remove(keys.entries(), userOf(in.get(1))));
        admit(lowered);
        get(redis.opsForZSet().remove(keys.waiting(), userOf(waiting.getFirst())));
        get(redis.opsForZSet().add(keys.active(), userOf(waiting.getFirst()), 9e15));

        assertThat(broken(14)).singleElement().asString().contains("3 are in where 2 may be");
    }

    @Test
    void whoIsInAndInLineIsTold() {
        get(redis.opsForZSet().add(keys.waiting(), userOf(in.get(1)), 7));

        assertThat(broken(14)).singleElement().asString().contains("misplaced ticket " + idOf(in.get(1)));
    }

    @Test
    void whoHasATicketAndIsNowhereIsGone() {
        get(redis.opsForZSet().remove(keys.waiting(), userOf(waiting.getFirst())));

        assertThat(check()).allMatch(AuditCheck::isOk);
    }

    @Test
    void whoIsInLineWithoutATicketIsTold() {
        get(redis.opsForHash().remove(keys.entries(), userOf(waiting.getFirst())));

        assertThat(broken(14)).singleElement().asString().contains("without a ticket");
    }

    @Test
    void whoIsInWithoutATicketIsTold() {
        get(redis.opsForHash().remove(keys.entries(), userOf(in.getFirst())));

        assertThat(broken(14)).singleElement().asString().contains("without a ticket");
    }

    @Test
    void whoWaitsAtAnotherPlaceThanTheTicketsIsTold() {
        get(redis.opsForZSet().add(keys.waiting(), userOf(waiting.getFirst()), 7));

        assertThat(broken(14)).singleElement().asString().contains("misplaced ticket " + idOf(waiting.getFirst()));
    }

    @Test
    void admissionOutOfOrderIsTold() {
        get(redis.opsForList().rightPush(keys.admissionLog(), UUID.randomUUID() + ":7:1"));

        assertThat(broken(15)).singleElement().asString().contains("after one behind it");
    }

    @Test
    void whoCameBackMayBeLetInAfterThoseBehind() {
        QueueTicket early = new QueueTicket(
                new TicketId(UUID.randomUUID()), concertId, new UserId(UUID.randomUUID()), new Place(7));
        get(tickets.restore(early, new PastTurn.Unknown()));
        admit(TestRoom.of(concertId).epoch(2).capacity(5));

        assertThat(get(tickets.state(early))).isInstanceOf(Standing.Active.class);
        assertThat(check()).allMatch(AuditCheck::isOk);
    }

    @Test
    void admissionOfOneTicketTwiceIsTold() {
        get(redis.opsForList().rightPush(keys.admissionLog(), idOf(in.getFirst()) + ":9000000000000000:1"));

        assertThat(broken(15))
                .singleElement()
                .asString()
                .contains("ticket " + idOf(in.getFirst()) + " was let in twice");
    }

    @Test
    void whoIsLetInAheadOfTurnIsWellAndThoseInFrontWhoFollowToo() {
        TestRoom wider = TestRoom.of(concertId).epoch(2).capacity(5);
        assertThat(get(tickets.admitAhead(wider.room(), waiting.getLast()))).isInstanceOf(AheadOfTurn.Admitted.class);

        admit(wider);

        assertThat(get(tickets.counts(concertId)).active()).isEqualTo(5);
        assertThat(broken(15)).isEmpty();
    }

    @Test
    void whoIsLetInAheadOfTurnExcusesNobodyElse() {
        get(tickets.admitAhead(TestRoom.of(concertId).epoch(2).capacity(4).room(), waiting.getLast()));

        get(redis.opsForList().rightPush(keys.admissionLog(), UUID.randomUUID() + ":7:1"));

        assertThat(broken(15)).singleElement().asString().contains("after one behind it");
    }

    @Test
    void whoIsLetInAheadOfTurnTwiceIsTold() {
        get(redis.opsForList().rightPush(keys.admissionLog(), idOf(in.getFirst()) + ":7:1:AHEAD"));

        assertThat(broken(15)).singleElement().asString().contains("was let in twice");
    }

    @Test
    void aLobbyAfterAdmissionsIsWellAndIsItselfInOrder() {
        waiting.forEach(ticket -> get(tickets.leave(ticket, Departure.LEFT)));
        TestRoom lobby = TestRoom.of(concertId).shuffle().opensAt(Instant.now().plusSeconds(3_600));
        IntStream.range(0, 20)
                .forEach(_ -> get(
                        tickets.join(lobby.room(), new UserId(UUID.randomUUID()), new TicketId(UUID.randomUUID()))));

        admit(TestRoom.of(concertId).epoch(2));

        assertThat(get(tickets.counts(concertId)).active()).isEqualTo(23);
        assertThat(broken(15)).isEmpty();
        get(redis.opsForList().rightPush(keys.admissionLog(), UUID.randomUUID() + ":7:1"));
        assertThat(broken(15)).singleElement().asString().contains("after one behind it");
    }

    private List<QueueTicket> joined(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> get(tickets.join(
                                TestRoom.of(concertId).room(),
                                new UserId(UUID.randomUUID()),
                                new TicketId(UUID.randomUUID())))
                        .ticket())
                .toList();
    }

    private void admit(TestRoom room) {
        get(tickets.admit(room.room(), 100));
    }

    private void hold(QueueTicket ticket, Duration holdFor, int... seats) {
        SeatHolds.HoldRequest request = new SeatHolds.HoldRequest(
                new HoldId(UUID.randomUUID()),
                ticket,
                performanceId,
                SeatNumbers.of(seats),
                SeatNumbers.NONE,
                4,
                holdFor);
        assertThat(get(holds.hold(request))).isInstanceOf(SeatHolds.Outcome.Held.class);
    }

    private static String userOf(QueueTicket ticket) {
        return ticket.userId().value().toString();
    }

    private static String idOf(QueueTicket ticket) {
        return ticket.ticketId().value().toString();
    }

    private List<AuditCheck> check() {
        return get(invariants.check(List.of(concertId)));
    }

    /** What breaks one invariant; the others must be well. */
    private List<String> broken(int number) {
        assertThat(check()).filteredOn(check -> check.number() != number).allMatch(AuditCheck::isOk);
        return check().stream()
                .filter(check -> check.number() == number)
                .flatMap(check -> check.broken().stream())
                .toList();
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }
}
