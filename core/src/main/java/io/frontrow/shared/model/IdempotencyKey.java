package io.frontrow.shared.model;

/**
 * A key that a client gives to a command, so that repeating the command has no second effect. Keys are scoped to the
 * user and the operation.
 *
 * @param value 1 to 255 visible ASCII characters
 */
public record IdempotencyKey(String value) {

    public IdempotencyKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("an idempotency key has 1 to 255 visible ASCII characters");
        }
    }

    public static boolean isValid(String value) {
        return OpaqueText.isValid(value);
    }
}
