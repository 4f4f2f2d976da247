package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LogsTest {

    private static final String PASSWORD = "moonlight-parade";

    /** Loggers of the server; the client of the tests, which logs in the same JVM, uses none of them. */
    private static final List<String> SERVER_LOGGERS = List.of(
            "io.frontrow",
            "org.springframework.http.codec",
            "org.springframework.r2dbc",
            "org.springframework.security",
            "org.springframework.web.reactive.result",
            "org.springframework.web.server");

    private final TestSystem frontrow = TestSystem.shared();
    private final LoggingSystem logging = LoggingSystem.get(LogsTest.class.getClassLoader());
    private final String email = UUID.randomUUID() + "@fans.example";

    @BeforeEach
    void logAtEveryLevel() {
        SERVER_LOGGERS.forEach(logger -> logging.setLogLevel(logger, LogLevel.TRACE));
    }

    @AfterEach
    void restoreLevels() {
        SERVER_LOGGERS.forEach(logger -> logging.setLogLevel(logger, null));
        logging.setLogLevel("io.frontrow", LogLevel.INFO);
    }

    @Test
    @DisplayName("S2-1 Logs contain no token, password or e-mail address at any level")
    void logsNoSecrets(CapturedOutput log) {
        Concert concert = frontrow.concert();
        sends(Request.post("/users").json(Map.of("email", email, "password", PASSWORD, "name", "Mina")))
                .expect(201);
        sends(Request.post("/users").json(Map.of("email", email, "password", PASSWORD, "name", "Mina")))
                .refused(409, "email-taken");
        HttpReply session = sends(Request.post("/sessions").json(Map.of("email", email, "password", PASSWORD)))
                .expect(200);
        String bearer = "Bearer " + session.text("accessToken");
        HttpReply joined = sends(Request.post("/concerts/%s/queue-tokens".formatted(concert.id()))
                        .with("Authorization", bearer))
                .expect(201);
        sends(Request.get("/queue-tokens/current").with("Queue-Token", joined.text("token")))
                .expect(200);
        sends(Request.get("/wallet").with("Authorization", bearer + "x")).refused(401, "unauthenticated");
        sends(Request.get("/queue-tokens/current").with("Queue-Token", joined.text("token") + "x"))
                .refused(401, "queue-token-invalid");
        sends(Request.post("/sessions").body("{\"email\":\"%s\",\"password\":\"%s\",".formatted(email, PASSWORD)))
                .refused(400, "invalid-request");
        HttpReply renewed = sends(
                        Request.post("/sessions/refresh").json(Map.of("refreshToken", session.text("refreshToken"))))
                .expect(200);

        assertThat(log.getAll())
                .isNotEmpty()
                .doesNotContain(
                        email,
                        PASSWORD,
                        session.text("accessToken"),
                        session.text("refreshToken"),
                        renewed.text("refreshToken"),
                        joined.text("token"));
    }

    @Test
    @DisplayName("S2-8 Logs contain no card token at any level")
    void logsNoCards(CapturedOutput log) {
        String card = "tok_" + UUID.randomUUID();
        Concert concert = frontrow.concert();
        TestUser user = frontrow.user().admitInto(concert);

        user.paysByCard(user.reserved(concert.performance(), 1), card).refused(402, "payment-declined");

        assertThat(log.getAll()).isNotEmpty().doesNotContain(card);
    }

    private HttpReply sends(Request request) {
        return frontrow.sends(request);
    }
}
