package io.frontrow.adapter.gateway;

/**
 * A request to capture a payment, as JSON.
 *
 * @param amount the amount in points, at least 1
 */
public record CaptureRequest(long amount, String cardToken) {

    /** Omits the card token. */
    @Override
    public String toString() {
        return "CaptureRequest[amount=" + amount + "]";
    }
}
