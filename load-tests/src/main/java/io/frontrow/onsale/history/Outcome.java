package io.frontrow.onsale.history;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a client knows of the effect of its operation. */
public enum Outcome {
    /** It was answered with success. */
    @JsonProperty("done")
    DONE,
    /** It was answered with a problem that says that it had no effect. */
    @JsonProperty("refused")
    REFUSED,
    /** There was no answer, or one that does not say whether it had an effect, such as 503. */
    @JsonProperty("unknown")
    UNKNOWN
}
