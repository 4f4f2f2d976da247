package io.frontrow.payment;

import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.reservation.model.ReservationId;
import io.frontrow.shared.model.IdempotencyKey;
import reactor.core.publisher.Mono;

/**
 * An active user pays for a reservation out of their wallet: once per key, however often it is sent. Success ends the
 * session and lets the next in line in. What was answered before is answered again, also after the session's end. Once
 * subscribed to, it runs to its end even if the subscriber cancels.
 */
public interface Pay {

    Mono<Result> pay(Command command);

    record Command(QueueTicket ticket, ReservationId reservationId, IdempotencyKey key) {}

    sealed interface Result {

        record Decided(PaymentOutcome outcome) implements Result {}

        record NoTurn(TurnRefusal why) implements Result {}
    }
}
