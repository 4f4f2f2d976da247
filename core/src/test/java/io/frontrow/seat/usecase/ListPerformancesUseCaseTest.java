package io.frontrow.seat.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceSummary;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.ListPerformances;
import io.frontrow.seat.ListPerformances.Query;
import io.frontrow.seat.ListPerformances.Result;
import io.frontrow.seat.port.FaultySeatHolds;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class ListPerformancesUseCaseTest {

    private static final PageRequest ALL = PageRequest.first(PageRequest.LIMIT_MAX);

    private final SaleFixture sale = new SaleFixture();
    private final AtomicInteger counts = new AtomicInteger();
    private final SeatHolds holds = new FaultySeatHolds(
            sale.holds,
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            held -> held.doOnSubscribe(_ -> counts.incrementAndGet()));
    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final ListPerformances listPerformances = new ListPerformancesUseCase(
            sale.store.rooms(), sale.checkTurn, sale.store.performances(), holds, sale.store.claims(), scheduler);

    @Test
    void performancesAreListedEarliestFirst() {
        Performance later = aDateIn(Duration.ofDays(8));
        Performance sooner = aDateIn(Duration.ofDays(1));

        assertThat(page(ALL).items()).containsExactly(all50Of(sooner), all50Of(sale.performance), all50Of(later));
    }

    @Test
    void heldAndReservedSeatsAreNotAvailable() {
        sale.aHold(sale.aFanInTurn(), 1, 2);
        sale.aReservation(aUser(), 3);

        assertThat(seatsAvailable()).isEqualTo(47);
    }

    @Test
    void aSeatThatIsHeldAndReservedCountsOnce() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(fan, 1, 2);
        sale.aReservation(fan.userId(), 1, 2);

        assertThat(seatsAvailable()).isEqualTo(48);
    }

    @Test
    void seatsAreAvailableAgainAfterTheirDeadline() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(fan, 1);
        sale.aReservation(fan.userId(), 2);

        sale.clock.turn(SaleFixture.HOLD_FOR);

        assertThat(seatsAvailable()).isEqualTo(50);
    }

    @Test
    void everyPerformanceCountsItsOwnSeats() {
        Performance other = aDateIn(Duration.ofDays(8));
        sale.aHold(sale.aFanInTurn(), 1);

        assertThat(page(ALL).items()).containsExactly(PerformanceSummary.of(sale.performance, 1), all50Of(other));
    }

    @Test
    void aPerformanceThatHasBegunIsNotListed() {
        sale.clock.turn(Duration.ofDays(7));

        assertThat(page(ALL).items()).isEmpty();
    }

    @Test
    void nothingIsListedBeforeTheSaleOpens() {
        ConcertId later = sale.aConcert(sale.clock.instant().plus(Duration.ofHours(1)));
        Performance performance = sale.aPerformance(later, sale.clock.instant().plus(Duration.ofDays(1)));

        assertThat(page(later, ALL).items()).isEmpty();
        sale.clock.turn(Duration.ofHours(1));
        assertThat(page(later, ALL).items()).containsExactly(all50Of(performance));
    }

    @Test
    void aLongListComesInPages() {
        Performance second = aDateIn(Duration.ofDays(8));
        Performance third = aDateIn(Duration.ofDays(9));

        Page<PerformanceSummary> first = page(PageRequest.first(2));
        Page<PerformanceSummary> rest = page(new PageRequest(2, first.next()));

        assertThat(first.items()).containsExactly(all50Of(sale.performance), all50Of(second));
        assertThat(first.next()).isNotNull();
        assertThat(rest.items()).containsExactly(all50Of(third));
        assertThat(rest.next()).isNull();
    }

    @Test
    void allPagesShareOneCountOfTakenSeats() {
        Performance last = aDateIn(Duration.ofDays(8));
        sale.aReservation(aUser(), 3);

        for (int limit = 1; limit <= PageRequest.LIMIT_MAX; limit++) {
            assertThat(page(PageRequest.first(limit)).items()).startsWith(PerformanceSummary.of(sale.performance, 1));
        }
        assertThat(page(new PageRequest(1, page(PageRequest.first(1)).next())).items())
                .containsExactly(all50Of(last));
        assertThat(counts).hasValue(1);

        sale.aReservation(aUser(), 4);
        scheduler.advanceTimeBy(Duration.ofMillis(500));
        assertThat(seatsAvailable()).isEqualTo(48);
        assertThat(counts).hasValue(2);
    }

    @Test
    void anUnknownConcertIsNotAnEmptyList() {
        assertThat(list(new ConcertId(UUID.randomUUID()), Optional.empty())).isEqualTo(new Result.UnknownConcert());
    }

    @Test
    void performancesThatAreNotGuardedArePublic() {
        assertThat(list(Optional.empty())).isInstanceOf(Result.Listed.class);
        assertThat(list(Optional.of(sale.aFanWaiting()))).isInstanceOf(Result.Listed.class);
    }

    @Test
    void aUserInTurnSeesGuardedPerformances() {
        guardPerformances();

        assertThat(list(Optional.of(sale.aFanInTurn()))).isInstanceOf(Result.Listed.class);
    }

    @Test
    void noOtherUserSeesGuardedPerformances() {
        guardPerformances();
        sale.aFanWaiting();

        assertThat(list(Optional.empty())).isEqualTo(new Result.NoEntry());
        assertThat(list(Optional.of(sale.aFanWaiting()))).isEqualTo(new Result.NoTurn(new TurnRefusal.NotYourTurn(1)));
    }

    @Test
    void aGoneEntrySeesNoGuardedPerformances() {
        guardPerformances();
        QueueEntry fan = sale.aFanInTurn();
        get(sale.queue.leave(fan, LeaveReason.LEFT));

        assertThat(list(Optional.of(fan))).isEqualTo(new Result.NoTurn(new TurnRefusal.EntryGone(GoneReason.LEFT)));
    }

    @Test
    void aLostEntryIsRestoredBeforeItsTurnIsChecked() {
        guardPerformances();
        QueueEntry fan = sale.aFanWaiting();
        sale.queue.lose(fan.concertId(), fan.userId());

        assertThat(list(Optional.of(fan))).isEqualTo(new Result.NoTurn(new TurnRefusal.NotYourTurn(0)));
    }

    @Test
    void aTurnInAnotherQueueShowsNoGuardedPerformances() {
        guardPerformances();
        QueueEntry fan = sale.aFanInTurn(sale.aConcert(sale.clock.instant()));

        assertThat(list(Optional.of(fan))).isEqualTo(new Result.NoTurn(new TurnRefusal.OtherConcert()));
    }

    private void guardPerformances() {
        sale.setPolicy(sale.aRoom().guards(GuardedScope.DATES).policy());
    }

    private Result list(Optional<QueueEntry> entry) {
        return list(sale.concertId(), entry);
    }

    private Result list(ConcertId concertId, Optional<QueueEntry> entry) {
        return get(listPerformances.list(new Query(concertId, entry, ALL)));
    }

    private Performance aDateIn(Duration duration) {
        return sale.aPerformance(sale.concertId(), sale.clock.instant().plus(duration));
    }

    private static PerformanceSummary all50Of(Performance performance) {
        return PerformanceSummary.of(performance, 0);
    }

    private int seatsAvailable() {
        return page(ALL).items().getFirst().seatsAvailable();
    }

    private Page<PerformanceSummary> page(PageRequest request) {
        return page(sale.concertId(), request);
    }

    private Page<PerformanceSummary> page(ConcertId concertId, PageRequest request) {
        return ((Result.Listed) get(listPerformances.list(new Query(concertId, Optional.empty(), request)))).page();
    }
}
