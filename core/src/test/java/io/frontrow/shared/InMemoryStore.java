package io.frontrow.shared;

import io.frontrow.account.model.Credentials;
import io.frontrow.catalog.model.Concert;
import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorAction.Subject;
import io.frontrow.queue.model.RoomMessage;
import io.frontrow.queue.model.ShuffleSeed;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.reservation.model.RefundStatus;
import io.frontrow.reservation.model.RefundSummary;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.reservation.model.SalesSummary;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Backlog;
import io.frontrow.shared.model.Fingerprint;
import io.frontrow.shared.model.IdempotencyKey;
import io.frontrow.shared.model.Points;
import io.frontrow.shared.port.StoreUnavailable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The memory that the fakes of the system of record share. It is accessed within {@link #step} only. */
public final class InMemoryStore {

    private static final SecureRandom CHANCE = new SecureRandom();

    public final Map<UserId, Credentials> users = new LinkedHashMap<>();

    /** By issuer and subject. */
    public final Map<List<String>, UserId> federatedUsers = new LinkedHashMap<>();

    public final Set<SessionId> endedSessions = new HashSet<>();
    public final Map<String, Instant> operatorCodes = new HashMap<>();
    public final Map<ConcertId, Concert> concerts = new LinkedHashMap<>();
    public final Map<ConcertId, WaitingRoom> rooms = new LinkedHashMap<>();
    public final Map<ConcertId, RoomMessage> messages = new HashMap<>();
    public final List<OperatorAction> operatorActions = new ArrayList<>();
    public final Map<PerformanceId, Performance> performances = new LinkedHashMap<>();
    public final Map<PerformanceId, SalesSummary.Cancellation> cancellations = new LinkedHashMap<>();
    public final Map<ReservationId, Reservation> reservations = new LinkedHashMap<>();
    public final Map<HoldId, ReservationId> reservedHolds = new HashMap<>();
    public final Map<PaymentId, QueueEntryId> paidWith = new HashMap<>();
    public final Map<ReservationId, SeatNumbers> canceledSeats = new HashMap<>();
    public final Map<PerformanceId, TreeMap<Integer, Claim>> claims = new HashMap<>();
    public final Map<UserId, InMemoryWallet> wallets = new HashMap<>();
    public final Map<PaymentId, Payment> payments = new LinkedHashMap<>();
    public final Map<RefundId, InMemoryRefund> refunds = new LinkedHashMap<>();

    private final Map<CommandKey, Remembered> remembered = new HashMap<>();
    private final Clock clock;
    private boolean unavailable;

    public InMemoryStore(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** A new seed. */
    public ShuffleSeed aSeed() {
        byte[] bytes = new byte[32];
        CHANCE.nextBytes(bytes);
        return new ShuffleSeed(HexFormat.of().formatHex(bytes));
    }

    /** Appends to the log of operators. */
    public void record(By by, OperatorAction.Kind kind, Subject subject) {
        operatorActions.add(new OperatorAction(by.newActionId(), by.operatorId(), kind, withConcert(subject), now()));
    }

    private Subject withConcert(Subject subject) {
        PerformanceId performanceId = subject.performanceId();
        return performanceId == null
                ? subject
                : new Subject(
                        Objects.requireNonNull(performances.get(performanceId)).concertId(),
                        performanceId,
                        null,
                        null,
                        null);
    }

    /** Makes every step fail as unavailable, or succeed again. */
    public synchronized void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    /** One atomic step, run on subscription. */
    public <T> Mono<T> step(Supplier<T> work) {
        return Mono.fromCallable(() -> inTurn(work));
    }

    /** The current view of a reservation, which is stored with all the seats that it had. */
    public Reservation view(Reservation kept) {
        boolean isOverdue = kept.status() == ReservationStatus.RESERVED && !now().isBefore(kept.expiresAt());
        boolean isCanceled = kept.status() == ReservationStatus.CANCELED;
        return new Reservation(
                kept.reservationId(),
                kept.userId(),
                kept.concertId(),
                kept.performanceId(),
                isCanceled ? kept.seats() : kept.seats().minus(canceledSeats(kept)),
                kept.totalPrice(),
                isOverdue ? ReservationStatus.EXPIRED : kept.status(),
                kept.createdAt(),
                kept.expiresAt(),
                refunded(kept.reservationId()));
    }

    private RefundSummary refunded(ReservationId reservationId) {
        List<InMemoryRefund> ofSeats = payments.values().stream()
                .filter(payment -> payment.reservationId().equals(reservationId))
                .filter(payment -> payment.status() == PaymentStatus.SUCCESS)
                .flatMap(payment -> refunds(payment))
                .toList();
        if (ofSeats.isEmpty()) {
            return RefundSummary.NOTHING;
        }
        boolean isPending = ofSeats.stream().anyMatch(refund -> refund.dueAt() != null);
        return new RefundSummary(sum(ofSeats.stream()), isPending ? RefundStatus.PENDING : RefundStatus.DONE);
    }

    private Stream<InMemoryRefund> refunds(Payment payment) {
        return refunds.values().stream().filter(refund -> refund.paymentId().equals(payment.paymentId()));
    }

    private static Points sum(Stream<InMemoryRefund> refunds) {
        return refunds.map(InMemoryRefund::amount).reduce(Points.ZERO, Points::plus);
    }

    public SeatNumbers canceledSeats(Reservation reservation) {
        return canceledSeats.getOrDefault(reservation.reservationId(), SeatNumbers.NONE);
    }

    /** Changes the status of the reservation. */
    public void setStatus(Reservation kept, ReservationStatus status) {
        reservations.put(
                kept.reservationId(),
                new Reservation(
                        kept.reservationId(),
                        kept.userId(),
                        kept.concertId(),
                        kept.performanceId(),
                        kept.seats(),
                        kept.totalPrice(),
                        status,
                        kept.createdAt(),
                        kept.expiresAt()));
    }

    /** The valid claims of a performance, by seat number. */
    public Map<Integer, Claim> liveClaims(PerformanceId performanceId) {
        Map<Integer, Claim> live = new TreeMap<>(claims.getOrDefault(performanceId, new TreeMap<>()));
        live.values().removeIf(claim -> !claim.isLive(now()));
        return live;
    }

    /** The payment with its refunds so far. */
    public Payment withRefunds(Payment payment) {
        return new Payment(
                payment.paymentId(),
                payment.userId(),
                payment.reservationId(),
                payment.method(),
                payment.amount(),
                payment.status(),
                payment.failure(),
                sum(refunds(payment)),
                payment.createdAt(),
                payment.paidAt());
    }

    /** The backlog of items that wait since these times. */
    public Backlog backlog(Stream<Instant> since) {
        List<Instant> oldest = since.sorted().limit(Backlog.COUNT_MAX).toList();
        return oldest.isEmpty() ? Backlog.NONE : new Backlog(oldest.size(), Duration.between(oldest.getFirst(), now()));
    }

    /** The outcome that is remembered for the key; {@code reused} if the key belongs to another command. */
    public <T> Optional<T> recall(CommandKey key, Fingerprint fingerprint, Class<T> type, T reused) {
        return Optional.ofNullable(remembered.get(key))
                .map(earlier -> earlier.fingerprint().equals(fingerprint) ? type.cast(earlier.outcome()) : reused);
    }

    public void remember(CommandKey key, Fingerprint fingerprint, Object outcome) {
        remembered.put(key, new Remembered(fingerprint, outcome));
    }

    private synchronized <T> T inTurn(Supplier<T> work) {
        if (unavailable) {
            throw new StoreUnavailable("Memory", new IllegalStateException("unavailable by a test"));
        }
        return work.get();
    }

    /**
     * A claim on a seat.
     *
     * @param expiresAt null once the seat is sold
     */
    public record Claim(
            ReservationId reservationId,
            UserId userId,
            @Nullable Instant expiresAt) {

        public boolean isSold() {
            return expiresAt == null;
        }

        public boolean isLive(Instant now) {
            return expiresAt == null || now.isBefore(expiresAt);
        }
    }

    /**
     * A refund.
     *
     * @param dueAt the time of the next attempt; null once it is refunded
     */
    public record InMemoryRefund(
            RefundId refundId,
            PaymentId paymentId,
            Points amount,
            Instant requestedAt,
            int attempts,
            @Nullable Instant dueAt) {}

    /** The scope of an idempotency key. */
    public record CommandKey(UserId userId, String operation, IdempotencyKey key) {}

    private record Remembered(Fingerprint fingerprint, Object outcome) {}
}
