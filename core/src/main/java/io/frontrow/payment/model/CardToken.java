package io.frontrow.payment.model;

import io.frontrow.shared.model.OpaqueText;

/**
 * Stands for a user's card at the payment module, which alone knows the card. It passes through and is kept nowhere.
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

    /** Tells nothing of the token. */
    @Override
    public String toString() {
        return "CardToken[hidden]";
    }
}
