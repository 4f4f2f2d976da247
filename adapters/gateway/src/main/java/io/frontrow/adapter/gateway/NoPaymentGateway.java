package io.frontrow.adapter.gateway;

import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.port.GatewayUnavailable;
import io.frontrow.payment.port.PaymentGateway;
import io.frontrow.shared.id.PaymentId;
import reactor.core.publisher.Mono;

/**
 * Stands in when no payment module is configured. Payments that are still pending from earlier stay so until one is
 * configured again.
 */
public final class NoPaymentGateway implements PaymentGateway {

    @Override
    public Mono<CaptureReply> capture(Capture capture) {
        return notConfigured();
    }

    @Override
    public Mono<CaptureState> find(PaymentId paymentId) {
        return notConfigured();
    }

    @Override
    public Mono<CaptureResult> voidCapture(PaymentId paymentId) {
        return notConfigured();
    }

    @Override
    public Mono<RefundReply> refund(Refund refund) {
        return notConfigured();
    }

    private static <T> Mono<T> notConfigured() {
        return Mono.error(() -> new GatewayUnavailable("no payment module is configured"));
    }
}
