package io.frontrow.payment.usecase;

import io.frontrow.payment.EndTurnAfterPayment;
import io.frontrow.payment.ReconcileCardPayments;
import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.port.CardPaymentBacklog;
import io.frontrow.payment.port.CardPaymentBacklog.Overdue;
import io.frontrow.payment.port.CardPaymentBacklog.TurnToEnd;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.PaymentGateway.CaptureState;
import io.frontrow.shared.BatchLoop;
import io.frontrow.shared.id.PaymentId;
import reactor.core.publisher.Mono;

/** Works batch by batch until a batch is not full, even if some lookups failed. */
public final class ReconcileCardPaymentsUseCase implements ReconcileCardPayments {

    private static final int BATCH = 100;
    private static final int CONCURRENCY = 8;

    private final CardPaymentBacklog backlog;
    private final PaymentGateway gateway;
    private final SettleCardPayment settleCardPayment;
    private final EndTurnAfterPayment endTurn;
    private final CardRules rules;

    public ReconcileCardPaymentsUseCase(
            CardPaymentBacklog backlog,
            PaymentGateway gateway,
            SettleCardPayment settleCardPayment,
            EndTurnAfterPayment endTurn,
            CardRules rules) {
        this.backlog = backlog;
        this.gateway = gateway;
        this.settleCardPayment = settleCardPayment;
        this.endTurn = endTurn;
        this.rules = rules;
    }

    /** Runs both even if one of them fails. */
    @Override
    public Mono<Long> reconcile() {
        return Mono.zipDelayError(settleOverdue(), endTurns()).map(counts -> counts.getT1() + counts.getT2());
    }

    private Mono<Long> settleOverdue() {
        return BatchLoop.items(BATCH, () -> backlog.leaseOverdue(rules.reconcileRetryDelay(), BATCH))
                .flatMapDelayError(this::reconcile, CONCURRENCY, 1)
                .count();
    }

    private Mono<Long> endTurns() {
        return BatchLoop.items(BATCH, () -> backlog.leaseTurnsToEnd(rules.reconcileRetryDelay(), BATCH))
                .flatMapDelayError(this::end, CONCURRENCY, 1)
                .count();
    }

    private Mono<Boolean> end(TurnToEnd paid) {
        return endTurn.end(paid.concertId(), paid.userId(), paid.entryId())
                .filter(isEnded -> isEnded)
                .delayUntil(_ -> backlog.markTurnEnded(paid.paymentId()));
    }

    /** {@return that the payment is settled; empty if it is not yet} */
    private Mono<SettleCardPayment.Result> reconcile(Overdue overdue) {
        PaymentId paymentId = overdue.paymentId();
        return gateway.find(paymentId)
                .flatMap(finding -> switch (finding) {
                    case CaptureState.Decided(var verdict) -> Mono.just(verdict);
                    case CaptureState.InProgress() -> overdue.canBook() ? Mono.empty() : gateway.voidCapture(paymentId);
                    case CaptureState.Unknown() -> gateway.voidCapture(paymentId);
                })
                .flatMap(verdict -> settleCardPayment.settle(paymentId, verdict))
                .filter(result -> result == SettleCardPayment.Result.SETTLED);
    }
}
