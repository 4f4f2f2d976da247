package io.frontrow.adapter.gateway.sandbox;

import io.frontrow.adapter.gateway.PaymentState;
import io.frontrow.adapter.gateway.PaymentState.Status;
import io.frontrow.adapter.gateway.RefundState;
import io.frontrow.payment.model.CardVerdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which payments were charged, cancelled and given back. Kept in memory: a new sandbox knows none. */
final class SandboxBooks {

    private final Map<UUID, PaymentState> payments = new HashMap<>();
    private final Map<UUID, Long> captured = new HashMap<>();
    private final Set<UUID> refunds = new HashSet<>();

    synchronized PaymentState find(UUID paymentId) {
        return payments.getOrDefault(paymentId, PaymentState.UNKNOWN);
    }

    /** Takes an order up. @return whether it is the first of that payment */
    synchronized boolean begin(UUID paymentId) {
        return payments.putIfAbsent(paymentId, PaymentState.IN_PROGRESS) == null;
    }

    /** Takes the points, if the payment is in progress. @return where the payment stands then */
    synchronized PaymentState capture(UUID paymentId, long amount) {
        if (find(paymentId).status() == Status.IN_PROGRESS) {
            payments.put(paymentId, PaymentState.captured("charge-of-" + paymentId));
            captured.put(paymentId, amount);
        }
        return find(paymentId);
    }

    synchronized PaymentState decline(UUID paymentId, CardVerdict.Reason reason) {
        payments.replace(paymentId, PaymentState.IN_PROGRESS, PaymentState.declined(reason));
        return find(paymentId);
    }

    /** Gives a payment up that has not ended. @return where the payment stands then */
    synchronized PaymentState cancel(UUID paymentId) {
        Status status = find(paymentId).status();
        if (status == Status.UNKNOWN || status == Status.IN_PROGRESS) {
            payments.put(paymentId, PaymentState.CANCELED);
        }
        return find(paymentId);
    }

    /** Gives points back, once for each refund: no more than were taken, as far as that is known. */
    synchronized RefundState refund(UUID paymentId, UUID refundId, long amount) {
        if (refunds.contains(refundId)) {
            return RefundState.REFUNDED;
        }
        long left = captured.getOrDefault(paymentId, Long.MAX_VALUE);
        if (amount > left) {
            return RefundState.refused("more than is left of the payment");
        }
        refunds.add(refundId);
        captured.computeIfPresent(paymentId, (_, before) -> before - amount);
        return RefundState.REFUNDED;
    }
}
