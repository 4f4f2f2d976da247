package io.frontrow.onsale.office;

import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.client.HttpApi;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The operator, signed in. */
public final class Operator {
    private static final String USERS = "/users";
    private static final String SESSIONS = "/sessions";

    private final HttpApi api;
    private final String accessToken;

    private Operator(HttpApi api, String accessToken) {
        this.api = api;
        this.accessToken = accessToken;
    }

    /**
     * Signs in.
     *
     * @param firstCode with which to sign up as the first operator before; null for an operator who exists
     * @throws IllegalStateException if that is refused
     */
    public static Operator signIn(HttpApi api, String email, String password, @Nullable String firstCode) {
        if (firstCode != null) {
            Map<String, Object> operator = new HashMap<>(
                    Map.of("email", email, "password", password, "name", "Operator", "operatorCode", firstCode));
            done("sign up the operator", api.post(USERS, null, operator));
        }
        Answer session =
                done("sign in the operator", api.post(SESSIONS, null, Map.of("email", email, "password", password)));
        return new Operator(api, Objects.requireNonNull(session.text("accessToken")));
    }

    /** Sends a command that must succeed. */
    Answer must(String method, String path, Object body) {
        return done(method + " " + path, api.send(method, path, accessToken, body, Map.of()));
    }

    Answer get(String path) {
        return api.get(path, accessToken);
    }

    public HttpApi api() {
        return api;
    }

    String accessToken() {
        return accessToken;
    }

    static Answer done(String what, Answer answer) {
        if (!answer.isDone()) {
            throw new IllegalStateException("could not %s: %s %s".formatted(what, answer.status(), answer.body()));
        }
        return answer;
    }
}
