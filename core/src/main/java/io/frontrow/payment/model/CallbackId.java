package io.frontrow.payment.model;

/**
 * Names what a callback tells, in the words of the payment module: sent twice, it is the same.
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
