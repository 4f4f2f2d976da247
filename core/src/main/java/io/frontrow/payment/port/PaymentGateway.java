package io.frontrow.payment.port;

import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.model.CardToken;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.model.Points;
import reactor.core.publisher.Mono;

/**
 * The payment module, an external service that captures points from cards. A refusal is a regular reply. If the module
 * cannot be reached or does not reply in time, the call fails with {@link GatewayUnavailable}, and its effect is
 * unknown: look the payment up, or repeat the command. Every command is idempotent.
 */
public interface PaymentGateway {

    /** Captures the amount from the card, once for each payment id. */
    Mono<CaptureReply> capture(Capture capture);

    /** The state of a payment at the module. */
    Mono<CaptureState> find(PaymentId paymentId);

    /**
     * Voids a payment, even one that the module does not know: a capture that arrives later is refused. It does not
     * undo a capture.
     *
     * @return the result of the payment: voided, unless it had ended before
     */
    Mono<CaptureResult> voidCapture(PaymentId paymentId);

    /** Refunds an amount of a captured payment to the card, once for each refund id. */
    Mono<RefundReply> refund(Refund refund);

    /** An amount to be captured from a card. */
    record Capture(PaymentId paymentId, Points amount, CardToken token) {}

    /** An amount to be refunded of a payment. */
    record Refund(RefundId refundId, PaymentId paymentId, Points amount) {}

    /** The module's reply to a capture. */
    sealed interface CaptureReply {

        record Decided(CaptureResult verdict) implements CaptureReply {}

        /** The module will report the result by a callback. */
        record Accepted() implements CaptureReply {}
    }

    /** What the module knows about a payment. */
    sealed interface CaptureState {

        record Decided(CaptureResult verdict) implements CaptureState {}

        /** The module has not decided yet; the payment can still be voided. */
        record InProgress() implements CaptureState {}

        /** No capture with this id has arrived yet. */
        record Unknown() implements CaptureState {}
    }

    /** The module's reply to a refund. */
    sealed interface RefundReply {

        record Refunded() implements RefundReply {}

        /** Refused for now; a later attempt may succeed. */
        record Refused(String why) implements RefundReply {}
    }
}
