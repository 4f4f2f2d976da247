package io.frontrow.payment;

import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.reservation.model.ReservationId;
import io.frontrow.shared.model.IdempotencyKey;
import reactor.core.publisher.Mono;

/**
 * An active user pays for a reservation out of their wallet or by card: once per key, however often it is sent. Success ends
 * the session and lets the next in line in. What was answered before is answered again, also after the session's end. Once
 * subscribed to, it runs to its end even if the subscriber cancels.
 */
public interface Pay {

    Mono<Result> pay(Command command);

    record Command(QueueTicket ticket, ReservationId reservationId, Means means, IdempotencyKey key) {}

    /** Out of what to pay. */
    sealed interface Means {

        record Wallet() implements Means {}

        record Card(CardToken token) implements Means {}
    }

    /** In order of precedence. */
    sealed interface Result {

        /** This house has no payment module. */
        record CardsNotTaken() implements Result {}

        record NoTurn(TurnRefusal why) implements Result {}

        record Decided(PaymentOutcome outcome) implements Result {}
    }
}
