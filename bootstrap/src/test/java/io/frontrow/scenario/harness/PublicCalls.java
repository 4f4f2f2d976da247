package io.frontrow.scenario.harness;

import io.frontrow.account.model.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The calls of visitors, and those of sessions. */
final class PublicCalls {

    private static final String PASSWORD = "moonlight-parade";

    private final TestSystem frontrow;
    private final Concert concert;

    PublicCalls(TestSystem frontrow) {
        this.frontrow = frontrow;
        concert = frontrow.concert();
    }

    void addTo(ApiCalls calls) {
        addReads(calls);
        addSessions(calls);
    }

    private void addReads(ApiCalls calls) {
        calls.add("listConcerts", () -> read("/concerts"));
        calls.add("getConcert", () -> read("/concerts/" + concert.id()));
        calls.add("listPerformances", () -> read("/concerts/" + concert.id() + "/performances"));
        calls.add("getQueue", () -> read("/concerts/" + concert.id() + "/queue"));
        calls.add("getPlan", () -> read("/performances/" + concert.performance().id() + "/plan"));
        calls.add("getSalesRules", () -> read("/sales-rules"));
    }

    private void addSessions(ApiCalls calls) {
        calls.add("signUp", PublicCalls::newEmail, email -> send("/users", credentials(email, Map.of("name", "Mina"))));
        calls.add("signIn", this::account, email -> send("/sessions", credentials(email, Map.of())));
        calls.add("refreshSession", this::refreshToken, token -> send("/sessions/refresh", token));
        calls.add("endSession", this::refreshToken, token -> send("/sessions/end", token));
        calls.add(
                "signOut",
                () -> frontrow.signsIn(account(), PASSWORD),
                user -> user.sends(Request.delete("/sessions/current")));
    }

    private HttpReply read(String path) {
        return frontrow.sends(Request.get(path));
    }

    private HttpReply send(String path, Map<String, String> body) {
        return frontrow.sends(Request.post(path).json(body));
    }

    private static String newEmail() {
        return UUID.randomUUID() + "@frontrow.example";
    }

    private String account() {
        String email = newEmail();
        frontrow.addAccount(email, PASSWORD, Role.USER);
        return email;
    }

    private Map<String, String> refreshToken() {
        HttpReply session = send("/sessions", credentials(account(), Map.of())).expect(200);
        return Map.of("refreshToken", session.text("refreshToken"));
    }

    private static Map<String, String> credentials(String email, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("email", email);
        fields.put("password", PASSWORD);
        return fields;
    }
}
