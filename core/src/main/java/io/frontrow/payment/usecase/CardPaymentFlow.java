package io.frontrow.payment.usecase;

import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.CardPayments.BeginOutcome;
import io.frontrow.payment.port.CardPayments.CardPayment;
import io.frontrow.payment.port.GatewayUnavailable;
import io.frontrow.payment.port.PaymentGateway.Capture;
import io.frontrow.payment.port.PaymentGateway.CaptureReply;
import io.frontrow.payment.usecase.PayUseCase.Cards;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.port.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Pays by card in a turn that has been checked: stores the payment, has it captured, then settles it. If any step
 * breaks off, the payment is in the store and is settled later, so no points are captured without a record.
 */
final class CardPaymentFlow {

    private static final Logger LOG = System.getLogger(CardPaymentFlow.class.getName());

    private final Cards cards;

    CardPaymentFlow(Cards cards) {
        this.cards = cards;
    }

    /** The outcome of an earlier payment under the same key; empty if there was none. */
    Mono<Optional<PaymentOutcome>> recall(CardPayment payment) {
        return cards.payments().recall(payment);
    }

    /**
     * Has the payment module capture the amount and waits for the result, but not for long: after that the payment is
     * pending, and is settled when the module reports its result. A repeat returns the outcome of the first payment.
     */
    Mono<PaymentOutcome> payOrRecall(CardPayment payment) {
        return recall(payment).flatMap(earlier -> earlier.map(Mono::just).orElseGet(() -> begin(payment)));
    }

    private Mono<PaymentOutcome> begin(CardPayment payment) {
        return cards.payments().begin(payment, cards.rules().overdueAfter()).flatMap(outcome -> switch (outcome) {
            case BeginOutcome.Refused(var refusal) -> Mono.just(refusal);
            case BeginOutcome.Begun(var begun) -> captureAndReply(payment, begun);
        });
    }

    private Mono<PaymentOutcome> captureAndReply(CardPayment payment, Payment begun) {
        return RunToCompletion.once(() -> captureAndSettle(payment, begun))
                .timeout(cards.rules().replyTimeout(), Mono.empty())
                .then(Mono.defer(() -> cards.payments().decideReply(payment)));
    }

    private Mono<Void> captureAndSettle(CardPayment payment, Payment begun) {
        return cards.gateway()
                .capture(new Capture(begun.paymentId(), begun.amount(), payment.token()))
                .flatMap(reply -> settle(begun, reply))
                .onErrorResume(fault -> logPending(begun, fault));
    }

    private Mono<Void> settle(Payment begun, CaptureReply reply) {
        return switch (reply) {
            case CaptureReply.Decided(var verdict) ->
                cards.settleCardPayment().settle(begun.paymentId(), verdict).then();
            case CaptureReply.Accepted() -> Mono.empty();
        };
    }

    private static Mono<Void> logPending(Payment begun, Throwable fault) {
        boolean isExpected = fault instanceof GatewayUnavailable || fault instanceof StoreUnavailable;
        String message = "Payment " + begun.paymentId().value() + " stays pending: " + fault.getMessage();
        LOG.log(Level.WARNING, message, isExpected ? null : fault);
        return Mono.empty();
    }
}
