package io.frontrow.payment;

import io.frontrow.payment.model.CardToken;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.IdempotencyKey;
import reactor.core.publisher.Mono;

/**
 * Pays for a reservation from the user's wallet or by card, in the user's turn: once per key, however often the command
 * is sent. Success ends the turn, unless another reservation is left to pay for, and admits the next entry. A repeated
 * command returns the outcome of the first one, even after the turn has ended. Runs to completion even if the
 * subscriber cancels.
 */
public interface Pay {

    Mono<Result> pay(Command command);

    record Command(QueueEntry entry, ReservationId reservationId, PaymentInstrument instrument, IdempotencyKey key) {}

    /** What the user pays with. */
    sealed interface PaymentInstrument {

        record Wallet() implements PaymentInstrument {}

        record Card(CardToken token) implements PaymentInstrument {}
    }

    /** In order of precedence. */
    sealed interface Result {

        /** This installation has no payment module. */
        record CardsNotAccepted() implements Result {}

        record NoTurn(TurnRefusal why) implements Result {}

        record Decided(PaymentOutcome outcome) implements Result {}
    }
}
