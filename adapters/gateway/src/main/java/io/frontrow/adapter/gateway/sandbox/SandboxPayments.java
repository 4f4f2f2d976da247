package io.frontrow.adapter.gateway.sandbox;

import io.frontrow.adapter.gateway.PaymentState;
import io.frontrow.adapter.gateway.PaymentState.Status;
import io.frontrow.adapter.gateway.RefundState;
import io.frontrow.payment.model.CaptureResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The payments and refunds of the sandbox, in memory. */
final class SandboxPayments {

    private final Map<UUID, PaymentState> payments = new HashMap<>();
    private final Map<UUID, Long> captured = new HashMap<>();
    private final Set<UUID> refunds = new HashSet<>();

    synchronized PaymentState find(UUID paymentId) {
        return payments.getOrDefault(paymentId, PaymentState.UNKNOWN);
    }

    /**
     * Begins a payment.
     *
     * @return whether this request is the first of the payment
     */
    synchronized boolean begin(UUID paymentId) {
        return payments.putIfAbsent(paymentId, PaymentState.IN_PROGRESS) == null;
    }

    /**
     * Captures the amount if the payment is in progress.
     *
     * @return the state of the payment afterward
     */
    synchronized PaymentState capture(UUID paymentId, long amount) {
        if (find(paymentId).status() == Status.IN_PROGRESS) {
            payments.put(paymentId, PaymentState.captured("capture-of-" + paymentId, amount));
            captured.put(paymentId, amount);
        }
        return find(paymentId);
    }

    synchronized PaymentState decline(UUID paymentId, CaptureResult.Reason reason) {
        payments.replace(paymentId, PaymentState.IN_PROGRESS, PaymentState.declined(reason));
        return find(paymentId);
    }

    /**
     * Cancels the payment if it has no result yet.
     *
     * @return the state of the payment afterward
     */
    synchronized PaymentState cancel(UUID paymentId) {
        Status status = find(paymentId).status();
        if (status == Status.UNKNOWN || status == Status.IN_PROGRESS) {
            payments.put(paymentId, PaymentState.CANCELED);
        }
        return find(paymentId);
    }

    /** Refunds points once for each id. The total is limited to the captured amount, if the sandbox knows it. */
    synchronized RefundState refund(UUID paymentId, UUID refundId, long amount) {
        if (refunds.contains(refundId)) {
            return RefundState.refunded(amount);
        }
        long left = captured.getOrDefault(paymentId, Long.MAX_VALUE);
        if (amount > left) {
            return RefundState.refused("the amount exceeds what is left of the payment");
        }
        refunds.add(refundId);
        captured.computeIfPresent(paymentId, (_, before) -> before - amount);
        return RefundState.refunded(amount);
    }
}
