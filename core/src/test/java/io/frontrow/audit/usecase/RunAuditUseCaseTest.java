package io.frontrow.audit.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.audit.RunAudit;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.AuditReport;
import io.frontrow.audit.model.Invariant;
import io.frontrow.audit.port.LedgerChecks;
import io.frontrow.audit.port.QueueChecks;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class RunAuditUseCaseTest {

    private static final LedgerChecks INTACT_LEDGER = new Ledger(checks(1, 2, 3, 4, 5, 6, 8, 16), List.of());
    private static final QueueChecks INTACT_QUEUE = _ -> Mono.just(checks(13, 14, 15));

    private final SaleFixture sale = new SaleFixture();

    @Test
    void allChecksAreReportedInOrderOfTheirNumbers() {
        QueueEntry fan = sale.aFanInTurn();
        sale.aHold(fan, 1, 2);
        sale.aReservation(fan.userId(), 2);
        sale.aReservation(aUser(), 50);

        AuditReport report = audit(INTACT_LEDGER, INTACT_QUEUE);

        assertThat(report.isOk()).isTrue();
        assertThat(report.checks())
                .extracting(check -> check.invariant().number())
                .containsExactly(1, 2, 3, 4, 5, 6, 8, 12, 13, 14, 15, 16);
    }

    @Test
    void violationsInTheLedgerAreReported() {
        AuditCheck broken = new AuditCheck(Invariant.WALLETS_ADD_UP, List.of("account 7"));

        AuditReport report = audit(new Ledger(List.of(broken), List.of()), INTACT_QUEUE);

        assertThat(report.isOk()).isFalse();
        assertThat(report.checks()).contains(broken);
    }

    @Test
    void violationsInTheQueueAreReported() {
        AuditCheck broken = new AuditCheck(Invariant.CAPACITY_IS_KEPT, List.of("11 of 10"));

        AuditReport report = audit(INTACT_LEDGER, _ -> Mono.just(List.of(broken)));

        assertThat(report.isOk()).isFalse();
        assertThat(report.checks()).contains(broken);
    }

    @Test
    void aHeldSeatOutsideTheHallViolatesInvariant12() {
        sale.aHold(sale.aFanInTurn(), 50, 51);

        AuditReport report = audit(INTACT_LEDGER, INTACT_QUEUE);

        assertThat(report.isOk()).isFalse();
        assertThat(check(report, 12).violations())
                .containsExactly("performance " + sale.performanceId().value() + ", seats {51}");
    }

    @ParameterizedTest
    @CsvSource({"7, 7, {7}", "51, 1, {51}", "1, 52, {52}"})
    void aSeatThatIsBothReservedAndSoldOrOutsideTheHallViolatesInvariant12(int reserved, int sold, String wrong) {
        SeatClaims claims = new Claims(new ClaimedSeats(SeatNumbers.of(reserved), SeatNumbers.of(sold)));

        AuditReport report = audit(INTACT_LEDGER, INTACT_QUEUE, claims);

        assertThat(check(report, 12).violations())
                .containsExactly("performance " + sale.performanceId().value() + ", seats " + wrong);
    }

    @Test
    void allPerformancesAreCheckedBeyondOnePage() {
        IntStream.rangeClosed(1, 200)
                .forEach(minutes -> sale.aPerformance(
                        sale.concertId(), sale.performance.startsAt().minus(Duration.ofMinutes(minutes))));
        sale.aHold(sale.aFanInTurn(), 51);

        assertThat(check(audit(INTACT_LEDGER, INTACT_QUEUE), 12).violations()).hasSize(1);
    }

    @Test
    void seatsHeldAfterTheirPaymentViolateInvariant13() {
        AuditReport report = audit(
                new Ledger(checks(1), List.of("seat 12 was paid")),
                _ -> Mono.just(List.of(new AuditCheck(Invariant.HOLDS_EXPIRE, List.of("a key without TTL")))));

        assertThat(check(report, 13).violations()).containsExactly("a key without TTL", "seat 12 was paid");
    }

    @Test
    void bothStoresContributeToInvariant20() {
        AuditReport report = audit(
                new Ledger(List.of(new AuditCheck(Invariant.TURNS_ARE_BOUNDED, List.of("a reservation"))), List.of()),
                _ -> Mono.just(List.of(new AuditCheck(Invariant.TURNS_ARE_BOUNDED, List.of("a turn")))));

        assertThat(report.checks())
                .filteredOn(check -> check.invariant().number() == 20)
                .hasSize(1);
        assertThat(check(report, 20).violations()).containsExactly("a reservation", "a turn");
    }

    @Test
    void theLedgerChecksAllHeldSeats() {
        AtomicReference<Map<PerformanceId, SeatNumbers>> queried = new AtomicReference<>(Map.of());
        sale.aHold(sale.aFanInTurn(), 12, 13);

        audit(new RecordingLedger(queried), INTACT_QUEUE);

        assertThat(queried.get()).isEqualTo(Map.of(sale.performanceId(), SeatNumbers.of(12, 13)));
    }

    @Test
    void theQueueChecksConcertsWithAnUpcomingPerformance() {
        AtomicReference<Collection<ConcertId>> queried = new AtomicReference<>(List.of());
        sale.aConcert(sale.clock.instant());

        audit(INTACT_LEDGER, concertIds -> {
            queried.set(concertIds);
            return Mono.just(checks(13, 14, 15));
        });

        assertThat(queried.get()).containsExactly(sale.concertId());
    }

    @Test
    void anAuditWithoutConcertsFindsNothing() {
        sale.clock.turn(Duration.ofDays(7));

        assertThat(audit(INTACT_LEDGER, INTACT_QUEUE).isOk()).isTrue();
    }

    @Test
    void callersOfTheSameTimeShareOneAudit() {
        AtomicInteger audits = new AtomicInteger();
        Sinks.One<List<AuditCheck>> queue = Sinks.one();
        RunAudit auditing = auditing(INTACT_LEDGER, _ -> {
            audits.incrementAndGet();
            return queue.asMono();
        });
        Disposable impatient = auditing.run().subscribe();
        Mono<AuditReport> other = auditing.run().cache();
        other.subscribe();

        impatient.dispose();
        queue.tryEmitValue(checks(13, 14, 15));

        assertThat(get(other).isOk()).isTrue();
        assertThat(audits).hasValue(1);

        assertThat(get(auditing.run()).isOk()).isTrue();
        assertThat(audits).as("the next caller has a new one").hasValue(2);
    }

    @Test
    void anAuditThatDoesNotEndFailsAndLeavesRoomForTheNext() {
        AtomicReference<Mono<List<AuditCheck>>> queue = new AtomicReference<>(Mono.never());
        RunAudit auditing = auditing(INTACT_LEDGER, _ -> queue.get());

        StepVerifier.withVirtualTime(auditing::run)
                .thenAwait(Duration.ofMinutes(2))
                .verifyError(StoreUnavailable.class);

        queue.set(Mono.just(checks(13, 14, 15)));
        assertThat(get(auditing.run()).isOk()).isTrue();
    }

    private RunAudit auditing(LedgerChecks ledger, QueueChecks queue) {
        return new RunAuditUseCase(
                ledger, queue, sale.store.rooms(), sale.store.performances(), sale.holds, sale.store.claims());
    }

    private AuditReport audit(LedgerChecks ledger, QueueChecks queue) {
        return audit(ledger, queue, sale.store.claims());
    }

    private AuditReport audit(LedgerChecks ledger, QueueChecks queue, SeatClaims claims) {
        RunAudit auditing =
                new RunAuditUseCase(ledger, queue, sale.store.rooms(), sale.store.performances(), sale.holds, claims);
        return get(auditing.run());
    }

    private static AuditCheck check(AuditReport report, int number) {
        return report.checks().stream()
                .filter(check -> check.invariant().number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static List<AuditCheck> checks(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> new AuditCheck(invariant(number), List.of()))
                .toList();
    }

    private static Invariant invariant(int number) {
        return Stream.of(Invariant.values())
                .filter(invariant -> invariant.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private record Ledger(List<AuditCheck> checks, List<String> late) implements LedgerChecks {

        @Override
        public Mono<List<AuditCheck>> check() {
            return Mono.just(checks);
        }

        @Override
        public Mono<List<String>> heldAfterPayment(Map<PerformanceId, SeatNumbers> held) {
            return Mono.just(late);
        }
    }

    /** The same claims for every performance. */
    private record Claims(ClaimedSeats seats) implements SeatClaims {

        @Override
        public Mono<ClaimedSeats> claimed(PerformanceId performanceId) {
            return Mono.just(seats);
        }

        @Override
        public Mono<Conflicts> conflicts(PerformanceId performanceId, SeatNumbers wanted, UserId userId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Optional<ReservationId>> reservationOf(HoldId holdId, UserId userId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Map<PerformanceId, Integer>> countTaken(Map<PerformanceId, SeatNumbers> held) {
            throw new UnsupportedOperationException();
        }
    }

    /** An intact ledger that records the held seats it was queried for. */
    private record RecordingLedger(AtomicReference<Map<PerformanceId, SeatNumbers>> queried) implements LedgerChecks {

        @Override
        public Mono<List<AuditCheck>> check() {
            return INTACT_LEDGER.check();
        }

        @Override
        public Mono<List<String>> heldAfterPayment(Map<PerformanceId, SeatNumbers> held) {
            queried.set(held);
            return INTACT_LEDGER.heldAfterPayment(held);
        }
    }
}
