package io.frontrow.payment.model;

import io.frontrow.shared.model.OpaqueText;

/**
 * Represents a user's card at the payment module; only the module knows the card. The token is passed on and never
 * stored.
 *
 * @param value 1 … 255 visible ASCII characters
 */
public record CardToken(String value) {

    public CardToken {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a card token has 1 to 255 visible ASCII characters");
        }
    }

    public static boolean isValid(String value) {
        return OpaqueText.isValid(value);
    }

    /** Hides the token. */
    @Override
    public String toString() {
        return "CardToken[hidden]";
    }
}
