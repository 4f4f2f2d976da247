package io.frontrow.adapter.gateway;

import io.frontrow.payment.model.CardVerdict;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.port.GatewayUnavailable;
import io.frontrow.payment.port.PaymentGateway;
import reactor.core.publisher.Mono;

/** Where no payment module is: what was left pending while there was one stays so until there is one again. */
public final class NoPaymentGateway implements PaymentGateway {

    @Override
    public Mono<ChargeAnswer> charge(Charge charge) {
        return none();
    }

    @Override
    public Mono<Finding> find(PaymentId paymentId) {
        return none();
    }

    @Override
    public Mono<CardVerdict> cancel(PaymentId paymentId) {
        return none();
    }

    @Override
    public Mono<RefundAnswer> refund(Refund refund) {
        return none();
    }

    private static <T> Mono<T> none() {
        return Mono.error(() -> new GatewayUnavailable("none is set"));
    }
}
