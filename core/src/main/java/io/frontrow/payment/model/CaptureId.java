package io.frontrow.payment.model;

/**
 * Identifies a capture, as assigned by the payment module.
 *
 * @param value 1 … 255 characters
 */
public record CaptureId(String value) {

    public CaptureId {
        if (value.isEmpty() || value.length() > 255) {
            throw new IllegalArgumentException("a capture id has 1 to 255 characters");
        }
    }
}
