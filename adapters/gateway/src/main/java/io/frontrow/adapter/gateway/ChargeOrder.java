package io.frontrow.adapter.gateway;

/**
 * What the payment module is told to charge, as JSON.
 *
 * @param amount in points, at least 1
 */
public record ChargeOrder(long amount, String cardToken) {

    /** Tells nothing of the token. */
    @Override
    public String toString() {
        return "ChargeOrder[amount=" + amount + "]";
    }
}
