package io.frontrow.payment;

import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.CardPayments.Order;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Pays by card in a turn that has been looked at. */
public interface PayByCard {

    /** What an earlier order under this key came to. */
    Mono<Optional<PaymentOutcome>> recall(Order order);

    /**
     * Has the payment module charge the card and waits for what comes of it, but not for long: then the payment is pending,
     * and is settled when the module tells.
     */
    Mono<PaymentOutcome> pay(Order order);
}
