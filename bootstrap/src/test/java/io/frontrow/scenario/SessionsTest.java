package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class SessionsTest {

    private static final String PASSWORD = "moonlight-parade";

    private final TestSystem frontrow = TestSystem.shared();
    private final String email = UUID.randomUUID() + "@fans.example";

    @Test
    @DisplayName("S2-1 A registered user signs in with e-mail and password, and has a UUID")
    void signsIn() {
        UUID userId = signUp().expect(201).id("userId");

        HttpReply session = signIn(email, PASSWORD).expect(200);

        assertThat(session.id("userId")).isEqualTo(userId);
        assertThat(session.instant("accessTokenExpiresAt")).isAfter(Instant.now());
        assertThat(session.instant("refreshTokenExpiresAt")).isAfter(session.instant("accessTokenExpiresAt"));
        assertThat(wallet(session).expect(200).id("userId")).isEqualTo(userId);
    }

    @Test
    @DisplayName("S2-1 E-mail addresses are case-insensitive")
    void ignoresTheCaseOfAnEmailAddress() {
        signUp().expect(201);

        signIn(email.toUpperCase(Locale.ROOT), PASSWORD).expect(200);
    }

    @Test
    @DisplayName("S2-1 An unknown user gets the same response as a wrong password")
    void respondsToAnUnknownUserAsToAWrongPassword() {
        signUp().expect(201);

        HttpReply wrongPassword = signIn(email, "not-her-password").refused(401, "bad-credentials");
        HttpReply unknown = signIn("x" + email, PASSWORD).refused(401, "bad-credentials");

        assertThat(unknown.body()).isEqualTo(wrongPassword.body());
    }

    @Test
    @DisplayName("S2-1 An e-mail address belongs to one user")
    void refusesAnEmailAddressTwice() {
        signUp().expect(201);

        signUp().refused(409, "email-taken");
    }

    @Test
    @DisplayName("S2-10 A refresh token is exchanged for a new pair of tokens")
    void renewsASession() {
        HttpReply session = signedIn();

        HttpReply renewed = refresh(session).expect(200);

        assertThat(renewed.text("refreshToken")).isNotEqualTo(session.text("refreshToken"));
        wallet(renewed).expect(200);
        refresh(renewed).expect(200);
    }

    @Test
    @DisplayName("S2-10 A refresh token works once; reuse after ten seconds ends the whole session")
    void endsTheSessionWhenASpentTokenIsReused() {
        HttpReply session = signedIn();
        HttpReply renewed = refresh(session).expect(200);
        frontrow.timeMachine().ageSpentTokens(session.id("userId"), Duration.ofSeconds(10));

        refresh(session).refused(401, "session-ended");

        refresh(renewed).refused(401, "session-ended");
    }

    @Test
    @DisplayName("P-13 A refresh token sent again within ten seconds returns the same new refresh token")
    void returnsTheSameTokenAfterALostResponse() {
        HttpReply session = signedIn();
        HttpReply renewed = refresh(session).expect(200);
        frontrow.timeMachine().ageSpentTokens(session.id("userId"), Duration.ofSeconds(5));

        HttpReply again = refresh(session).expect(200);

        assertThat(again.text("refreshToken")).isEqualTo(renewed.text("refreshToken"));
        assertThat(again.instant("refreshTokenExpiresAt")).isEqualTo(renewed.instant("refreshTokenExpiresAt"));
        wallet(again).expect(200);
        refresh(again).expect(200);
    }

    @Test
    @DisplayName("P-13 Many tabs that renew a session at once get the same refresh token, on any instance")
    void renewsOnceForManyTabs() {
        HttpReply session = signedIn();
        TestSystem two = TestSystem.sharedByTwo();

        List<String> tokens = Objects.requireNonNull(Flux.range(0, 20)
                .flatMap(_ -> Mono.fromCallable(() -> two.sends(refreshing(session.text("refreshToken")))
                                .expect(200)
                                .text("refreshToken"))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block());

        assertThat(tokens).hasSize(20).containsOnly(tokens.getFirst());
        refresh(tokens.getFirst()).expect(200);
    }

    @Test
    @DisplayName("P-13 Signing out works after the access token has expired, and twice")
    void signsOutWithoutAnAccessToken() {
        HttpReply session = signedIn();
        HttpReply elsewhere = signIn(email, PASSWORD).expect(200);

        signOut(session.text("refreshToken")).expect(204);

        refresh(session).refused(401, "session-ended");
        refresh(elsewhere).expect(200);
        signOut(session.text("refreshToken")).expect(204);
        signOut("unknown").expect(204);
    }

    @Test
    @DisplayName("P-13 Signing out by a spent refresh token ends the session of its replacement")
    void signsOutBySpentToken() {
        HttpReply session = signedIn();
        HttpReply renewed = refresh(session).expect(200);

        signOut(session.text("refreshToken")).expect(204);

        refresh(renewed).refused(401, "session-ended");
    }

    @Test
    @DisplayName("S2-10 An expired, unknown or signed-out refresh token is refused")
    void renewsNoSessionThatIsOver() {
        HttpReply expired = signedIn();
        frontrow.timeMachine().endRefreshTokens(expired.id("userId"));
        refresh(expired).refused(401, "session-ended");

        HttpReply signedOut = signIn(email, PASSWORD).expect(200);
        frontrow.sends(Request.delete("/sessions/current").with("Authorization", bearer(signedOut)))
                .expect(204);
        refresh(signedOut).refused(401, "session-ended");

        refresh("unknown").refused(401, "session-ended");
    }

    @Test
    @DisplayName("P-19 A page stays signed in by a cookie that no script and no other site can use")
    void staysSignedInByACookie() {
        signUp().expect(201);
        HttpReply session = frontrow.sends(
                        Request.post("/sessions").json(Map.of("email", email, "password", PASSWORD, "keep", "cookie")))
                .expect(200);

        frontrow.sends(withCookie("/sessions/refresh", session).with("Sec-Fetch-Site", "cross-site"))
                .refused(403, "cross-origin");
        HttpReply renewed = frontrow.sends(
                        withCookie("/sessions/refresh", session).with("Sec-Fetch-Site", "same-origin"))
                .expect(200);

        assertThat(renewed.text("email")).isEqualTo(email);
        assertThat(renewed.text("role")).isEqualTo("USER");
        assertThat(renewed.json().has("refreshToken")).isFalse();
        wallet(renewed).expect(200);
        frontrow.sends(withCookie("/sessions/end", renewed).with("Sec-Fetch-Site", "same-origin"))
                .expect(204);
        frontrow.sends(withCookie("/sessions/refresh", renewed).with("Sec-Fetch-Site", "same-origin"))
                .refused(401, "session-ended");
    }

    private static Request withCookie(String path, HttpReply session) {
        String cookie = Objects.requireNonNull(session.headers().getFirst("Set-Cookie"));
        return Request.post(path).with("Cookie", cookie.split(";", 2)[0]);
    }

    private HttpReply signedIn() {
        signUp().expect(201);
        return signIn(email, PASSWORD).expect(200);
    }

    private HttpReply signUp() {
        return frontrow.sends(
                Request.post("/users").json(Map.of("email", email, "password", PASSWORD, "name", "Mina")));
    }

    private HttpReply signIn(String as, String password) {
        return frontrow.sends(Request.post("/sessions").json(Map.of("email", as, "password", password)));
    }

    private HttpReply refresh(HttpReply session) {
        return refresh(session.text("refreshToken"));
    }

    private HttpReply refresh(String token) {
        return frontrow.sends(refreshing(token));
    }

    private static Request refreshing(String token) {
        return Request.post("/sessions/refresh").json(Map.of("refreshToken", token));
    }

    private HttpReply signOut(String refreshToken) {
        return frontrow.sends(Request.post("/sessions/end")
                .with("Authorization", "Bearer expired")
                .json(Map.of("refreshToken", refreshToken)));
    }

    private HttpReply wallet(HttpReply session) {
        return frontrow.sends(Request.get("/wallet").with("Authorization", bearer(session)));
    }

    private static String bearer(HttpReply session) {
        return "Bearer " + session.text("accessToken");
    }
}
