package io.frontrow.adapter.gateway.sandbox;

/** What happens to whoever pays with a card token of the sandbox. */
enum SandboxCard {
    OK("tok_ok"),
    DECLINED("tok_declined"),
    INSUFFICIENT("tok_insufficient"),
    /** Is charged, and told so after a while. */
    SLOW("tok_slow"),
    /** Is charged, and told nothing. */
    SILENT("tok_silent"),
    /** Is charged, told so, and called back twice. */
    TWICE("tok_twice"),
    /** Is charged later, and called back then. */
    LATE("tok_late"),
    /** Is charged, called back, and then told so. */
    EARLY("tok_early");

    private final String token;

    SandboxCard(String token) {
        this.token = token;
    }

    /** The card of a token; one that is not known is declined. */
    static SandboxCard of(String token) {
        for (SandboxCard card : values()) {
            if (card.token.equals(token)) {
                return card;
            }
        }
        return DECLINED;
    }
}
