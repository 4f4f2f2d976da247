package io.frontrow.onsale.client;

import io.frontrow.onsale.history.Histories;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Told;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request was answered with.
 *
 * @param status the HTTP status; null if there was no answer
 * @param body an empty object if there was none
 */
public record Answer(@Nullable Integer status, JsonNode body) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SUCCESS_MIN = 200;
    private static final int REFUSAL_MIN = 400;
    private static final int ERROR_MIN = 500;

    /** No answer: the connection ended, or the client gave up. */
    public static final Answer NONE = new Answer(null, JSON.createObjectNode());

    /** {@return an answer with a body of JSON, or without a body} */
    public static Answer of(int status, String body) {
        try {
            return new Answer(status, body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body));
        } catch (JacksonException _) {
            // Half a body is no answer.
            return NONE;
        }
    }

    /** {@return what a client knows after this answer of the effect of its request} */
    public Outcome outcome() {
        if (status == null || status >= ERROR_MIN || "idempotency-in-flight".equals(code())) {
            return Outcome.UNKNOWN;
        }
        return status >= REFUSAL_MIN ? Outcome.REFUSED : Outcome.DONE;
    }

    public boolean isDone() {
        return status != null && status >= SUCCESS_MIN && status < REFUSAL_MIN;
    }

    /** {@return whether nobody can say if the request had an effect} */
    public boolean isUnknown() {
        return outcome() == Outcome.UNKNOWN;
    }

    /** {@return whether the request was refused with this problem} */
    public boolean isRefused(String code) {
        return outcome() == Outcome.REFUSED && code.equals(code());
    }

    /** {@return the code of the problem, or null} */
    public @Nullable String code() {
        return text("code");
    }

    /** {@return a field that has text, or null} */
    public @Nullable String text(String field) {
        return body.path(field).asString(null);
    }

    /** {@return what belongs in the history} */
    public Told told() {
        return Histories.told(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
