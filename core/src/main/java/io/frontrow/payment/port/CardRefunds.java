package io.frontrow.payment.port;

import io.frontrow.payment.model.RefundId;
import io.frontrow.payment.port.PaymentGateway.Refund;
import io.frontrow.shared.model.Backlog;
import io.frontrow.wallet.model.TransferId;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Points that are owed to cards until the payment module has given them back. */
public interface CardRefunds {

    /**
     * Takes refunds that are due, to be asked for at the payment module. Simultaneous calls take different ones; each is
     * due again after a pause that doubles from attempt to attempt, unless it is settled before.
     *
     * @param atMost the size of a batch, 1 … 1,000
     */
    Mono<List<Due>> takeDue(Pauses pauses, int atMost);

    /** Notes that the module has given the points back. @return whether this was not known before */
    Mono<Boolean> settle(RefundId refundId, TransferId freshTransfer);

    /** The refunds that are still to be settled, however often the module has refused them. */
    Mono<Backlog> pending();

    /**
     * A refund to be asked for.
     *
     * @param attempt the how-manieth it is, from 1
     */
    record Due(Refund refund, int attempt) {}

    /** How long a refund rests after its first attempt, and at most. */
    record Pauses(Duration first, Duration max) {}
}
