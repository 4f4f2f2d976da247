package io.frontrow.payment.port;

import io.frontrow.payment.port.PaymentGateway.Refund;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.Backlog;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Points owed to cards until the payment module has refunded them. */
public interface CardRefunds {

    /**
     * Leases refunds that are due, to be requested from the payment module. Simultaneous calls lease different ones;
     * each is due again after a pause that doubles from attempt to attempt, unless it is settled before.
     *
     * @param atMost the size of a batch, 1 … 1,000
     */
    Mono<List<DueRefund>> leaseDue(Backoff backoff, int atMost);

    /**
     * Records that the module has refunded the points.
     *
     * @param newTransferId the id of the transfer, if it is made
     * @return whether this was not known before
     */
    Mono<Boolean> settle(RefundId refundId, TransferId newTransferId);

    /** The refunds that are not settled yet, however often the module has refused them. */
    Mono<Backlog> pending();

    /**
     * A refund to be requested.
     *
     * @param attempt number of this attempt, from 1
     */
    record DueRefund(Refund refund, int attempt) {}

    /**
     * Pauses between the attempts of a refund.
     *
     * @param first after the first attempt
     */
    record Backoff(Duration first, Duration max) {}
}
