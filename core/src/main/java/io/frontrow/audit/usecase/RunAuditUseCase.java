package io.frontrow.audit.usecase;

import static java.util.stream.Collectors.toMap;

import io.frontrow.audit.RunAudit;
import io.frontrow.audit.model.AuditCheck;
import io.frontrow.audit.model.AuditReport;
import io.frontrow.audit.model.Invariant;
import io.frontrow.audit.port.LedgerChecks;
import io.frontrow.audit.port.QueueChecks;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Combines the checks of both stores, 20 of either, and makes those that need both: 12, and the second half of 13. */
public final class RunAuditUseCase implements RunAudit {

    private static final int ROOM_CONCURRENCY = 4;

    /** More than the ledger's checks may take. The scans of Redis have no limit as a whole. */
    private static final Duration TIME_MAX = Duration.ofMinutes(2);

    private final LedgerChecks ledger;
    private final QueueChecks queue;
    private final WaitingRooms rooms;
    private final Performances performances;
    private final SeatHolds holds;
    private final SeatClaims claims;

    /** Callers of the same time share one audit, which goes on if they cancel. */
    private final Mono<AuditReport> running = Mono.defer(() -> audit().timeout(TIME_MAX, tooLong()))
            .cache(_ -> Duration.ZERO, _ -> Duration.ZERO, () -> Duration.ZERO);

    public RunAuditUseCase(
            LedgerChecks ledger,
            QueueChecks queue,
            WaitingRooms rooms,
            Performances performances,
            SeatHolds holds,
            SeatClaims claims) {
        this.ledger = ledger;
        this.queue = queue;
        this.rooms = rooms;
        this.performances = performances;
        this.holds = holds;
        this.claims = claims;
    }

    @Override
    public Mono<AuditReport> run() {
        return running;
    }

    private static Mono<AuditReport> tooLong() {
        return Mono.error(
                () -> new StoreUnavailable("a store of the audit", new TimeoutException("after " + TIME_MAX)));
    }

    private Mono<AuditReport> audit() {
        return rooms.inUse()
                .map(inUse -> inUse.stream().map(WaitingRoom::concertId).toList())
                .flatMap(this::audit);
    }

    private Mono<AuditReport> audit(List<ConcertId> concertIds) {
        return Mono.zip(ledger.check(), queueChecks(concertIds), seatsAddUp(concertIds))
                .map(parts -> {
                    List<AuditCheck> checks = new ArrayList<>(parts.getT1());
                    checks.addAll(parts.getT2());
                    checks.add(parts.getT3());
                    return new AuditReport(merged(checks));
                });
    }

    /**
     * {@return one check for each invariant in order; an invariant that both stores check has the violations of both}
     */
    private static List<AuditCheck> merged(List<AuditCheck> checks) {
        return List.copyOf(checks.stream()
                .collect(toMap(
                        AuditCheck::invariant,
                        check -> check,
                        (one, other) -> one.withViolations(other.violations()),
                        () -> new EnumMap<>(Invariant.class)))
                .values());
    }

    private Mono<List<AuditCheck>> queueChecks(List<ConcertId> concertIds) {
        return Mono.zip(
                queue.check(concertIds),
                heldAfterPayment(concertIds),
                (checks, late) -> checks.stream()
                        .map(check -> check.invariant() == Invariant.HOLDS_EXPIRE ? check.withViolations(late) : check)
                        .toList());
    }

    private Mono<List<String>> heldAfterPayment(List<ConcertId> concertIds) {
        return Flux.fromIterable(concertIds)
                .flatMap(this::held, ROOM_CONCURRENCY)
                .flatMapIterable(Map::entrySet)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMap(ledger::heldAfterPayment);
    }

    private Mono<Map<PerformanceId, SeatNumbers>> held(ConcertId concertId) {
        return bookable(concertId)
                .map(Performance::performanceId)
                .collectList()
                .flatMap(ids -> ids.isEmpty() ? Mono.just(Map.of()) : holds.heldSeats(concertId, ids));
    }

    private Mono<AuditCheck> seatsAddUp(List<ConcertId> concertIds) {
        return Flux.fromIterable(concertIds)
                .flatMap(this::bookable, ROOM_CONCURRENCY)
                .flatMap(this::notAddingUp, ROOM_CONCURRENCY)
                .collectList()
                .map(violations -> new AuditCheck(Invariant.SEATS_ADD_UP, violations));
    }

    private Flux<String> notAddingUp(Performance performance) {
        PerformanceId performanceId = performance.performanceId();
        return Mono.zip(holds.heldSeats(performance.concertId(), List.of(performanceId)), claims.claimed(performanceId))
                .flatMapIterable(parts -> notAddingUp(
                        performance, parts.getT1().getOrDefault(performanceId, SeatNumbers.NONE), parts.getT2()));
    }

    private static List<String> notAddingUp(Performance performance, SeatNumbers held, ClaimedSeats claimed) {
        SeatNumbers twice = claimed.reserved().intersect(claimed.sold());
        SeatNumbers outside =
                performance.plan().unknown(held.union(claimed.reserved()).union(claimed.sold()));
        SeatNumbers wrong = twice.union(outside);
        return wrong.isEmpty()
                ? List.of()
                : List.of("performance " + performance.performanceId().value() + ", seats " + wrong);
    }

    private Flux<Performance> bookable(ConcertId concertId) {
        return performances
                .bookable(concertId, PageRequest.first(PageRequest.LIMIT_MAX))
                .expand(page -> nextOf(concertId, page))
                .flatMapIterable(Page::items);
    }

    private Mono<Page<Performance>> nextOf(ConcertId concertId, Page<Performance> page) {
        return page.next() == null
                ? Mono.empty()
                : performances.bookable(concertId, new PageRequest(PageRequest.LIMIT_MAX, page.next()));
    }
}
