package io.frontrow.payment.port;

import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.CardVerdict;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.model.RefundId;
import io.frontrow.shared.model.Points;
import reactor.core.publisher.Mono;

/**
 * The payment module, a party of its own that takes points from cards. What it refuses is an answer; that it cannot be
 * reached or does not answer in time is a {@link GatewayUnavailable}, after which nobody knows what it has done: ask it, or
 * say the same again. Every command may be said again and has one effect.
 */
public interface PaymentGateway {

    /** Takes the amount from the card, once for each payment id. */
    Mono<ChargeAnswer> charge(Charge charge);

    /** What became of a payment. */
    Mono<Finding> find(PaymentId paymentId);

    /**
     * Gives a payment up, also one that the module never heard of: a charge that comes later is refused. It undoes nothing.
     *
     * @return how the payment has ended: not charged, unless it had ended before
     */
    Mono<CardVerdict> cancel(PaymentId paymentId);

    /** Gives an amount of a captured payment back to the card, once for each refund id. */
    Mono<RefundAnswer> refund(Refund refund);

    /** What to take from which card. */
    record Charge(PaymentId paymentId, Points amount, CardToken token) {}

    /** What to give back of which payment. */
    record Refund(RefundId refundId, PaymentId paymentId, Points amount) {}

    /** What the module answers to a charge. */
    sealed interface ChargeAnswer {

        record Decided(CardVerdict verdict) implements ChargeAnswer {}

        /** It will call back. */
        record Accepted() implements ChargeAnswer {}
    }

    /** What the module knows of a payment. */
    sealed interface Finding {

        record Decided(CardVerdict verdict) implements Finding {}

        /** It will still be decided, unless it is cancelled before. */
        record InProgress() implements Finding {}

        /** No charge of that id has arrived, yet. */
        record Unknown() implements Finding {}
    }

    /** What the module answers to a refund. */
    sealed interface RefundAnswer {

        record Refunded() implements RefundAnswer {}

        /** Not now; later it may. */
        record Refused(String why) implements RefundAnswer {}
    }
}
