package io.frontrow.reservation.port;

import io.frontrow.account.model.Email;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.PerformanceState;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.model.SalesSummary;
import io.frontrow.reservation.model.SalesSummary.Cancellation;
import io.frontrow.reservation.model.SeatHolder;
import io.frontrow.reservation.model.SectionSales;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryStore.Claim;
import io.frontrow.shared.InMemoryStore.InMemoryRefund;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The sales of performances in memory. */
public final class InMemoryPerformanceSales implements PerformanceSales, CanceledPerformances {

    private final InMemoryStore store;
    private final InMemoryCancellations cancellations;

    public InMemoryPerformanceSales(InMemoryStore store) {
        this.store = store;
        cancellations = new InMemoryCancellations(store);
    }

    @Override
    public Mono<Optional<SalesSummary>> find(PerformanceId performanceId) {
        return store.step(
                () -> Optional.ofNullable(store.performances.get(performanceId)).map(this::summary));
    }

    @Override
    public Mono<Map<PerformanceId, List<SectionSales>>> sections(Map<PerformanceId, SeatNumbers> held) {
        return store.step(() -> held.entrySet().stream()
                .filter(entry -> store.performances.containsKey(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> sections(
                                Objects.requireNonNull(store.performances.get(entry.getKey())), entry.getValue()))));
    }

    private List<SectionSales> sections(Performance performance, SeatNumbers held) {
        Map<Integer, Claim> claims = store.liveClaims(performance.performanceId());
        return performance.plan().sections().stream()
                .map(section -> {
                    Predicate<Integer> isIn =
                            number -> performance.plan().seat(number).section().equals(section.name());
                    List<Claim> own = claims.entrySet().stream()
                            .filter(claim -> isIn.test(claim.getKey()))
                            .map(Map.Entry::getValue)
                            .toList();
                    int sold = (int) own.stream().filter(Claim::isSold).count();
                    int heldOnly = (int) held.stream()
                            .boxed()
                            .filter(number -> !claims.containsKey(number))
                            .filter(isIn)
                            .count();
                    return new SectionSales(section, heldOnly, own.size() - sold, sold);
                })
                .toList();
    }

    @Override
    public Mono<List<SeatHolder>> holders(PerformanceId performanceId, List<SeatHold> held, int after, int atMost) {
        return store.step(() -> {
            Map<Integer, SeatHolder> holders = new TreeMap<>();
            held.forEach(hold -> hold.seats().stream()
                    .forEach(number -> holders.put(number, holder(number, SeatStatus.HELD, hold.userId(), null))));
            store.liveClaims(performanceId).forEach((number, claim) -> holders.put(number, holder(number, claim)));
            return holders.values().stream()
                    .filter(holder -> holder.seatNumber() > after)
                    .limit(atMost)
                    .toList();
        });
    }

    private SeatHolder holder(int seatNumber, Claim claim) {
        SeatStatus status = claim.isSold() ? SeatStatus.SOLD : SeatStatus.RESERVED;
        return holder(seatNumber, status, claim.userId(), claim.reservationId());
    }

    private SeatHolder holder(int seatNumber, SeatStatus status, UserId userId, @Nullable ReservationId reservationId) {
        Email email = Objects.requireNonNull(store.users.get(userId)).user().email();
        return new SeatHolder(seatNumber, status, userId, email, Optional.ofNullable(reservationId));
    }

    private SalesSummary summary(Performance performance) {
        PerformanceId performanceId = performance.performanceId();
        Map<Integer, Claim> claims = store.liveClaims(performanceId);
        SeatNumbers sold = SeatNumbers.of(claims.entrySet().stream()
                .filter(claim -> claim.getValue().isSold())
                .mapToInt(Map.Entry::getKey));
        long pending =
                refunds(performanceId).filter(refund -> refund.dueAt() != null).count();
        long done =
                refunds(performanceId).filter(refund -> refund.dueAt() == null).count();
        long unrefunded = performance.state() == PerformanceState.CANCELED
                ? of(performanceId, ReservationStatus.CONFIRMED).count()
                : 0;
        return new SalesSummary(
                performance,
                claims.size() - sold.size(),
                sold.size(),
                performance.plan().price(sold),
                (int) (pending + unrefunded),
                (int) done,
                Optional.ofNullable(store.cancellations.get(performanceId)));
    }

    private Stream<InMemoryRefund> refunds(PerformanceId performanceId) {
        return store.refunds.values().stream().filter(refund -> isFor(performanceId, refund));
    }

    private boolean isFor(PerformanceId performanceId, InMemoryRefund refund) {
        Payment payment = paymentOf(refund);
        return payment.status() == PaymentStatus.SUCCESS && isFor(performanceId, payment);
    }

    private Payment paymentOf(InMemoryRefund refund) {
        return Objects.requireNonNull(store.payments.get(refund.paymentId()));
    }

    private boolean isFor(PerformanceId performanceId, Payment payment) {
        return Objects.requireNonNull(store.reservations.get(payment.reservationId()))
                .performanceId()
                .equals(performanceId);
    }

    private Stream<Reservation> of(PerformanceId performanceId, ReservationStatus status) {
        return store.reservations.values().stream()
                .filter(reservation -> reservation.performanceId().equals(performanceId))
                .filter(reservation -> reservation.status() == status);
    }

    @Override
    public Mono<List<Unfinished>> unfinished(int atMost) {
        return store.step(() -> store.cancellations.entrySet().stream()
                .filter(entry -> entry.getValue().doneAt() == null)
                .map(entry -> new Unfinished(
                        entry.getKey(),
                        Objects.requireNonNull(store.performances.get(entry.getKey()))
                                .concertId()))
                .limit(atMost)
                .toList());
    }

    @Override
    public Mono<List<CanceledReservation>> cancelReservations(PerformanceId performanceId, List<NewRefund> newIds) {
        return store.step(() -> {
            List<CanceledReservation> canceled = new ArrayList<>();
            if (store.cancellations.containsKey(performanceId)) {
                Deque<NewRefund> ids = new ArrayDeque<>(newIds);
                Stream.concat(
                                of(performanceId, ReservationStatus.CONFIRMED),
                                of(performanceId, ReservationStatus.RESERVED))
                        .toList()
                        .stream()
                        .limit(ids.size())
                        .forEach(reservation -> {
                            cancel(reservation, ids.removeFirst());
                            canceled.add(
                                    new CanceledReservation(reservation.userId(), cancellations.holdOf(reservation)));
                        });
            }
            return canceled;
        });
    }

    private void cancel(Reservation reservation, NewRefund newIds) {
        if (reservation.status() == ReservationStatus.CONFIRMED) {
            SeatNumbers left = reservation.seats().minus(store.canceledSeats(reservation));
            cancellations.giveBack(newIds.refundId(), newIds.transferId(), reservation, left);
            return;
        }
        boolean isOverdue = !store.now().isBefore(reservation.expiresAt());
        store.setStatus(reservation, isOverdue ? ReservationStatus.EXPIRED : ReservationStatus.CANCELED);
        store.claims
                .getOrDefault(reservation.performanceId(), new TreeMap<>())
                .values()
                .removeIf(claim -> claim.reservationId().equals(reservation.reservationId()));
    }

    @Override
    public Mono<Boolean> finish(PerformanceId performanceId) {
        return store.step(() -> {
            Cancellation known = store.cancellations.get(performanceId);
            settleWaiting(performanceId);
            if (known == null
                    || known.doneAt() != null
                    || !store.claims
                            .getOrDefault(performanceId, new TreeMap<>())
                            .isEmpty()
                    || pendingPayments(performanceId) > 0
                    || pendingRefunds(performanceId) > 0) {
                return false;
            }
            store.cancellations.put(performanceId, new Cancellation(known.reason(), known.at(), store.now()));
            return true;
        });
    }

    private void settleWaiting(PerformanceId performanceId) {
        refunds(performanceId)
                .filter(refund -> refund.dueAt() != null && paymentOf(refund).method() == PaymentMethod.WALLET)
                .toList()
                .forEach(refund -> cancellations.settle(refund, paymentOf(refund)));
    }

    private long pendingPayments(PerformanceId performanceId) {
        return store.payments.values().stream()
                .filter(payment -> payment.status() == PaymentStatus.PENDING && isFor(performanceId, payment))
                .count();
    }

    private long pendingRefunds(PerformanceId performanceId) {
        return store.refunds.values().stream()
                .filter(refund -> refund.dueAt() != null)
                .map(this::paymentOf)
                .filter(payment -> isFor(performanceId, payment))
                .count();
    }
}
