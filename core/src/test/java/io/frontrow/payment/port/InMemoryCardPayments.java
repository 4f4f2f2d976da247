package io.frontrow.payment.port;

import io.frontrow.payment.model.CaptureId;
import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.model.CardAttempts;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.reservation.model.Reservation;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryStore.CommandKey;
import io.frontrow.shared.InMemoryStore.InMemoryRefund;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.model.Backlog;
import io.frontrow.shared.model.Points;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Payments by card in memory. */
public final class InMemoryCardPayments implements CardPayments, CardPaymentBacklog {

    /** What is stored under a key until the reply to its sender is decided. */
    private static final PaymentOutcome RUNNING = new PaymentOutcome.InFlight();

    private static final Duration END_WITHIN = Duration.ofSeconds(3);

    private final Map<PaymentId, Begun> begun = new HashMap<>();
    private final Map<PaymentId, CaptureId> captures = new HashMap<>();
    private final Map<PaymentId, Instant> unended = new HashMap<>();
    private final InMemoryStore store;
    private final InMemoryBookings bookings;

    public InMemoryCardPayments(InMemoryStore store) {
        this.store = store;
        bookings = new InMemoryBookings(store);
    }

    @Override
    public Mono<BeginOutcome> begin(CardPayment command, Duration overdueAfter) {
        return store.step(() -> recalled(command)
                .<BeginOutcome>map(BeginOutcome.Refused::new)
                .orElseGet(() -> decide(command, overdueAfter)));
    }

    @Override
    public Mono<Optional<PaymentOutcome>> recall(CardPayment command) {
        return store.step(() -> recalled(command)
                .map(outcome -> outcome.equals(RUNNING) && isOverdue(command) ? reply(command) : outcome));
    }

    @Override
    public Mono<PaymentOutcome> decideReply(CardPayment command) {
        return store.step(() -> reply(command));
    }

    @Override
    public Mono<Optional<Settled>> settle(Settlement settlement) {
        return store.step(() -> Optional.ofNullable(store.payments.get(settlement.paymentId()))
                .filter(payment -> payment.method() == PaymentMethod.CARD)
                .map(payment -> settled(payment, settlement)));
    }

    @Override
    public Mono<Backlog> pending() {
        return store.step(() -> store.backlog(store.payments.values().stream()
                .filter(payment -> payment.status() == PaymentStatus.PENDING)
                .map(Payment::createdAt)));
    }

    @Override
    public Mono<List<Overdue>> leaseOverdue(Duration lease, int atMost) {
        return store.step(() -> begun.values().stream()
                .filter(it ->
                        isPending(it.command.newPaymentId()) && !store.now().isBefore(it.overdueAt))
                .limit(atMost)
                .toList()
                .stream()
                .map(it -> take(it, lease))
                .toList());
    }

    @Override
    public Mono<Void> markTurnEnded(PaymentId paymentId) {
        return store.step(() -> unended.remove(paymentId)).then();
    }

    @Override
    public Mono<List<TurnToEnd>> leaseTurnsToEnd(Duration lease, int atMost) {
        return store.step(() -> unended.entrySet().stream()
                .filter(it -> !store.now().isBefore(it.getValue()))
                .map(Map.Entry::getKey)
                .limit(atMost)
                .toList()
                .stream()
                .map(it -> leaseTurnsToEnd(it, lease))
                .toList());
    }

    private TurnToEnd leaseTurnsToEnd(PaymentId paymentId, Duration lease) {
        unended.put(paymentId, store.now().plus(lease));
        QueueEntry entry = Objects.requireNonNull(begun.get(paymentId)).command.entry();
        return new TurnToEnd(paymentId, entry.userId(), entry.concertId(), entry.entryId());
    }

    private BeginOutcome decide(CardPayment command, Duration overdueAfter) {
        Optional<PaymentOutcome> refusal = bookings.refusal(
                        command.userId(), command.entry().concertId(), command.reservationId())
                .or(() -> cardRefusal(command));
        PaymentOutcome remembered = refusal.orElse(RUNNING);
        if (!isForgotten(remembered)) {
            store.remember(key(command), command.fingerprint(), remembered);
        }
        return refusal.<BeginOutcome>map(BeginOutcome.Refused::new)
                .orElseGet(() -> new BeginOutcome.Begun(begun(command, overdueAfter)));
    }

    private static boolean isForgotten(PaymentOutcome outcome) {
        return outcome instanceof PaymentOutcome.OtherConcert
                || outcome instanceof PaymentOutcome.PaymentPending
                || outcome instanceof PaymentOutcome.TooManyDeclines;
    }

    private Optional<PaymentOutcome> cardRefusal(CardPayment command) {
        List<Payment> ofUser = store.payments.values().stream()
                .filter(payment -> payment.userId().equals(command.userId()))
                .toList();
        List<Payment> ofReservation = ofUser.stream()
                .filter(payment -> payment.reservationId().equals(command.reservationId()))
                .toList();
        if (ofReservation.stream().anyMatch(payment -> payment.status() == PaymentStatus.PENDING)) {
            return Optional.of(new PaymentOutcome.PaymentPending());
        }
        boolean isExceeded = declines(ofUser) >= CardAttempts.DECLINES_PER_USER_MAX
                || declines(ofReservation) >= CardAttempts.DECLINES_PER_RESERVATION_MAX;
        return isExceeded ? Optional.of(new PaymentOutcome.TooManyDeclines()) : Optional.empty();
    }

    private long declines(List<Payment> payments) {
        return payments.stream()
                .filter(payment -> payment.failure() == PaymentFailure.DECLINED
                        || payment.failure() == PaymentFailure.INSUFFICIENT)
                .filter(payment -> payment.createdAt().isAfter(now().minus(CardAttempts.PERIOD)))
                .count();
    }

    private Payment begun(CardPayment command, Duration overdueAfter) {
        Payment payment = Payment.pending(
                command.newPaymentId(),
                command.userId(),
                command.reservationId(),
                bookings.reservation(command.reservationId()).totalPrice(),
                now());
        store.payments.put(payment.paymentId(), payment);
        begun.put(payment.paymentId(), new Begun(command, store.now().plus(overdueAfter)));
        return payment;
    }

    private Optional<PaymentOutcome> recalled(CardPayment command) {
        return store.recall(key(command), command.fingerprint(), PaymentOutcome.class, new PaymentOutcome.KeyReused())
                .map(outcome -> outcome instanceof PaymentOutcome.Paid paid
                        ? new PaymentOutcome.Paid(paid.payment(), true)
                        : outcome);
    }

    private PaymentOutcome reply(CardPayment command) {
        PaymentOutcome remembered = recalled(command).orElseThrow();
        if (!remembered.equals(RUNNING)) {
            return remembered;
        }
        PaymentOutcome pending =
                new PaymentOutcome.Pending(payment(first(command).command.newPaymentId()));
        store.remember(key(command), command.fingerprint(), pending);
        return pending;
    }

    private boolean isOverdue(CardPayment command) {
        return !store.now().isBefore(first(command).overdueAt);
    }

    /** The payment that was sent first under the key of this one. */
    private Begun first(CardPayment command) {
        return begun.values().stream()
                .filter(it -> key(it.command).equals(key(command)))
                .findAny()
                .orElseThrow();
    }

    private Overdue take(Begun overdue, Duration lease) {
        CardPayment command = overdue.command;
        reply(command);
        begun.put(command.newPaymentId(), new Begun(command, store.now().plus(lease)));
        return new Overdue(command.newPaymentId(), bookings.canBePaid(bookings.reservation(command.reservationId())));
    }

    private Settled settled(Payment payment, Settlement settlement) {
        CardPayment command = Objects.requireNonNull(begun.get(payment.paymentId())).command;
        Effect effect = effect(payment, settlement.verdict());
        Payment settled = effect == Effect.SETTLED ? settle(payment, command, settlement) : payment;
        return new Settled(
                payment.paymentId(),
                payment.userId(),
                command.entry().concertId(),
                command.entry().entryId(),
                settled.status(),
                settled.failure(),
                effect);
    }

    private Effect effect(Payment payment, CaptureResult verdict) {
        boolean isPending = payment.status() == PaymentStatus.PENDING;
        if (verdict instanceof CaptureResult.Captured captured
                && !(captured.amount().equals(payment.amount())
                        && (isPending || captured.captureId().equals(captures.get(payment.paymentId()))))) {
            return Effect.CAPTURE_MISMATCH;
        }
        return isPending ? Effect.SETTLED : Effect.SETTLED_BEFORE;
    }

    private Payment settle(Payment payment, CardPayment command, Settlement settlement) {
        Reservation reservation = bookings.reservation(payment.reservationId());
        PaymentFailure failure = failure(settlement.verdict(), reservation);
        Payment settled = ended(payment, failure);
        store.payments.put(payment.paymentId(), settled);
        if (settlement.verdict() instanceof CaptureResult.Captured captured) {
            captures.put(payment.paymentId(), captured.captureId());
        }
        if (failure == null) {
            bookings.confirm(reservation);
            store.paidWith.put(payment.paymentId(), command.entry().entryId());
            unended.put(payment.paymentId(), store.now().plus(END_WITHIN));
        } else if (settlement.verdict() instanceof CaptureResult.Captured) {
            InMemoryRefund refund = new InMemoryRefund(
                    settlement.newRefundId(), payment.paymentId(), payment.amount(), store.now(), 0, store.now());
            store.refunds.put(refund.refundId(), refund);
        }
        if (recalled(command).orElseThrow().equals(RUNNING)) {
            store.remember(key(command), command.fingerprint(), outcome(settled));
        }
        return settled;
    }

    private @Nullable PaymentFailure failure(CaptureResult verdict, Reservation reservation) {
        if (!(verdict instanceof CaptureResult.Captured)) {
            return PaymentFailure.of(verdict);
        }
        return bookings.refusal(reservation)
                .map(refusal -> switch (refusal) {
                    case PaymentOutcome.AlreadyPaid() -> PaymentFailure.ALREADY_PAID;
                    case PaymentOutcome.ReservationCanceled() -> PaymentFailure.RESERVATION_CANCELED;
                    default -> PaymentFailure.RESERVATION_EXPIRED;
                })
                .orElse(null);
    }

    private Payment ended(Payment payment, @Nullable PaymentFailure failure) {
        return new Payment(
                payment.paymentId(),
                payment.userId(),
                payment.reservationId(),
                payment.method(),
                payment.amount(),
                failure == null ? PaymentStatus.SUCCESS : PaymentStatus.FAIL,
                failure,
                Points.ZERO,
                payment.createdAt(),
                failure == null ? now() : null);
    }

    private static PaymentOutcome outcome(Payment settled) {
        return switch (settled.failure()) {
            case null -> new PaymentOutcome.Paid(settled, false);
            case ALREADY_PAID -> new PaymentOutcome.AlreadyPaid();
            case RESERVATION_CANCELED -> new PaymentOutcome.ReservationCanceled();
            case RESERVATION_EXPIRED -> new PaymentOutcome.ReservationExpired();
            case DECLINED, INSUFFICIENT, NOT_CHARGED -> new PaymentOutcome.Declined(settled.failure());
        };
    }

    private boolean isPending(PaymentId paymentId) {
        return payment(paymentId).status() == PaymentStatus.PENDING;
    }

    private Payment payment(PaymentId paymentId) {
        return Objects.requireNonNull(store.payments.get(paymentId));
    }

    private Instant now() {
        return store.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static CommandKey key(CardPayment command) {
        return new CommandKey(command.userId(), "PAYMENT", command.key());
    }

    private record Begun(CardPayment command, Instant overdueAt) {}
}
