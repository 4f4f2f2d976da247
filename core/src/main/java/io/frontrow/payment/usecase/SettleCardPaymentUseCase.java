package io.frontrow.payment.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.payment.EndTurnAfterPayment;
import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.payment.port.CardPaymentBacklog;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardPayments.Settled;
import io.frontrow.payment.port.CardPayments.Settlement;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.port.Ids;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Mono;

/** Has the store decide, and ends the turn if the payment succeeded by this call. */
public final class SettleCardPaymentUseCase implements SettleCardPayment {

    private static final Logger LOG = System.getLogger(SettleCardPaymentUseCase.class.getName());

    private final CardPayments payments;
    private final CardPaymentBacklog backlog;
    private final EndTurnAfterPayment endTurn;
    private final Ids ids;

    public SettleCardPaymentUseCase(
            CardPayments payments, CardPaymentBacklog backlog, EndTurnAfterPayment endTurn, Ids ids) {
        this.payments = payments;
        this.backlog = backlog;
        this.endTurn = endTurn;
        this.ids = ids;
    }

    @Override
    public Mono<Result> settle(PaymentId paymentId, CaptureResult verdict) {
        return ifPresent(
                Mono.defer(() -> payments.settle(settlement(paymentId, verdict))),
                settled -> complete(settled, verdict),
                () -> Result.UNKNOWN_PAYMENT);
    }

    private Settlement settlement(PaymentId paymentId, CaptureResult verdict) {
        return new Settlement(paymentId, verdict, new TransferId(ids.next()), new RefundId(ids.next()));
    }

    private Mono<Result> complete(Settled settled, CaptureResult verdict) {
        return switch (settled.effect()) {
            case SETTLED ->
                (settled.status() == PaymentStatus.SUCCESS ? endTurn(settled) : Mono.empty())
                        .thenReturn(Result.SETTLED);
            case SETTLED_BEFORE -> Mono.just(Result.SETTLED);
            case CAPTURE_MISMATCH ->
                Mono.fromSupplier(() -> {
                    LOG.log(
                            Level.ERROR,
                            "The payment module reports {0} for payment {1}, which is {2}: this is not what was"
                                    + " requested, or not what it has reported before",
                            verdict,
                            settled.paymentId().value(),
                            settled.status());
                    return Result.CAPTURE_MISMATCH;
                });
        };
    }

    /** If this fails, {@link ReconcileCardPaymentsUseCase} does it later. */
    private Mono<Void> endTurn(Settled settled) {
        return endTurn.end(settled.concertId(), settled.userId(), settled.entryId())
                .filter(isEnded -> isEnded)
                .flatMap(_ -> backlog.markTurnEnded(settled.paymentId()))
                .onErrorResume(fault -> {
                    LOG.log(Level.WARNING, "Could not record that the turn of a paid reservation has ended", fault);
                    return Mono.empty();
                });
    }
}
