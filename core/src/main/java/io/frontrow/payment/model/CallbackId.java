package io.frontrow.payment.model;

/**
 * Identifies a callback, as assigned by the payment module. A callback that is sent again has the same id.
 *
 * @param value 1 … 255 characters
 */
public record CallbackId(String value) {

    public CallbackId {
        if (value.isEmpty() || value.length() > 255) {
            throw new IllegalArgumentException("a callback id has 1 to 255 characters");
        }
    }
}
