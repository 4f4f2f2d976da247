package io.frontrow.payment.usecase;

import io.frontrow.payment.EndPaidSession;
import io.frontrow.payment.ReconcileCardPayments;
import io.frontrow.payment.SettleCardPayment;
import io.frontrow.payment.model.CardRules;
import io.frontrow.payment.model.CardVerdict;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.payment.port.CardPayments.Overdue;
import io.frontrow.payment.port.CardPayments.Unended;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.payment.port.PaymentGateway.Finding;
import io.frontrow.shared.BatchLoop;
import reactor.core.publisher.Mono;

/** Asks for batch by batch until a batch is not full, also when the module failed to tell of some. */
public final class ReconcileCardPaymentsUseCase implements ReconcileCardPayments {

    private static final int BATCH = 100;
    private static final int CONCURRENCY = 8;

    private final CardPayments payments;
    private final PaymentGateway gateway;
    private final SettleCardPayment settling;
    private final EndPaidSession ending;
    private final CardRules rules;

    public ReconcileCardPaymentsUseCase(
            CardPayments payments,
            PaymentGateway gateway,
            SettleCardPayment settling,
            EndPaidSession ending,
            CardRules rules) {
        this.payments = payments;
        this.gateway = gateway;
        this.settling = settling;
        this.ending = ending;
        this.rules = rules;
    }

    /** The one also when the other fails. */
    @Override
    public Mono<Long> reconcile() {
        return Mono.zipDelayError(settleOverdue(), endSessions()).map(counts -> counts.getT1() + counts.getT2());
    }

    private Mono<Long> settleOverdue() {
        return BatchLoop.items(BATCH, () -> payments.takeOverdue(rules.reconcileRetryDelay(), BATCH))
                .flatMapDelayError(this::reconcile, CONCURRENCY, 1)
                .count();
    }

    private Mono<Long> endSessions() {
        return BatchLoop.items(BATCH, () -> payments.takeUnended(rules.reconcileRetryDelay(), BATCH))
                .flatMapDelayError(this::end, CONCURRENCY, 1)
                .count();
    }

    private Mono<Boolean> end(Unended paid) {
        return ending.end(paid.concertId(), paid.userId(), paid.ticketId())
                .filter(isEnded -> isEnded)
                .delayUntil(_ -> payments.ended(paid.paymentId()));
    }

    /** @return what it was settled as; empty if it still goes on */
    private Mono<CardVerdict> reconcile(Overdue overdue) {
        PaymentId paymentId = overdue.paymentId();
        return gateway.find(paymentId)
                .flatMap(finding -> switch (finding) {
                    case Finding.Decided(var verdict) -> Mono.just(verdict);
                    case Finding.InProgress() -> overdue.canBook() ? Mono.empty() : gateway.cancel(paymentId);
                    case Finding.Unknown() -> gateway.cancel(paymentId);
                })
                .delayUntil(verdict -> settling.settle(paymentId, verdict));
    }
}
