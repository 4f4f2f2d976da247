package io.frontrow.adapter.gateway.sandbox;

/** The behaviors of the sandbox by card token. */
enum SandboxCard {
    OK("tok_ok"),
    DECLINED("tok_declined"),
    INSUFFICIENT("tok_insufficient"),
    /** Captured; the response is slow. */
    SLOW("tok_slow"),
    /** Captured, without any response. */
    SILENT("tok_silent"),
    /** Captured; the response is followed by two callbacks. */
    TWICE("tok_twice"),
    /** Accepted; captured later, with a callback. */
    LATE("tok_late"),
    /** Captured; the callback arrives before the response. */
    EARLY("tok_early");

    private final String token;

    SandboxCard(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    /** {@return the card of the token; DECLINED if the token is unknown} */
    static SandboxCard of(String token) {
        for (SandboxCard card : values()) {
            if (card.token.equals(token)) {
                return card;
            }
        }
        return DECLINED;
    }
}
