package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextScenarioTest {

    private static final String PASSWORD = "mon \u00e9cole 한국";
    private static final String PASSWORD_OF_MACOS = "mon e\u0301cole \u1112\u1161\u11ab\u1100\u116e\u11a8";

    private final TestSystem frontrow = TestSystem.shared();
    private final String email = UUID.randomUUID() + "@fans.example";

    @Test
    @DisplayName("P-12 A password is the same however the system composes its characters")
    void signsInFromAnotherSystem() {
        signUp(email, PASSWORD_OF_MACOS, "Mina").expect(201);

        signIn(email, PASSWORD).expect(200);
        signIn(email, PASSWORD_OF_MACOS).expect(200);
        signIn(email, PASSWORD.replace(' ', '\u00a0')).expect(200);
        signIn(email, PASSWORD.replace("\u00e9", "e")).refused(401, "bad-credentials");
        signIn(email, PASSWORD.toUpperCase(Locale.ROOT)).refused(401, "bad-credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s ", "\u00a0%s", "%s\u3000", "\t%s\u2003"})
    @DisplayName("P-12 Blanks around an e-mail address do not make another account")
    void ignoresBlanksAroundAnEmailAddress(String typed) {
        assertThat(signUp(typed.formatted(email), PASSWORD, "Mina").expect(201).text("email"))
                .isEqualTo(email);

        signUp(email, PASSWORD, "Mina").refused(409, "email-taken");
        signIn(email, PASSWORD).expect(200);
        signIn(typed.formatted(email), PASSWORD).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0007", "\u3164", "\u00a0x"})
    @DisplayName("P-12 An e-mail address with invisible, control or bidirectional characters is invalid")
    void refusesInvisibleCharactersInAnEmailAddress(String invisible) {
        refusesField("email", signUp("mina" + invisible + email, PASSWORD, "Mina"));
        refusesField("email", signIn("mina" + invisible + email, PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u200b", "\u3000\u00a0", "\u3164", "\u2800\u200d", "\u0301", "\u202e anim", "A\u200b", "A\u2066"
            })
    @DisplayName("P-12 A name has a visible character and none that is not, and so have titles and sections")
    void refusesNamesWithWhatNobodySees(String invisible) {
        refusesField("name", signUp(email, PASSWORD, invisible));
        refusesField(
                "title",
                frontrow.operator()
                        .sends(Request.post("/admin/concerts")
                                .json(Map.of(
                                        "title", invisible,
                                        "artist", "A",
                                        "venue", "V",
                                        "timeZone", "Asia/Seoul",
                                        "salesOpenAt", "2026-12-01T11:00:00Z"))));
        refusesField(
                "sections[0].name",
                frontrow.operator()
                        .sends(Request.post("/admin/concerts/%s/performances"
                                        .formatted(frontrow.concert().id()))
                                .json(Map.of(
                                        "startsAt",
                                        "2030-12-01T11:00:00Z",
                                        "sections",
                                        List.of(Map.of("name", invisible, "rows", 1, "seatsPerRow", 1, "price", 1))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "미나",
                "Zo\u00eb",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u2764\ufe0f",
                "\ud83d\udc69\u200d\ud83d\ude80"
            })
    @DisplayName("P-12 A name may be in any script, with emoji")
    void acceptsNamesOfAnyScript(String name) {
        assertThat(signUp(email, PASSWORD, name).expect(201).text("name")).isEqualTo(name);
    }

    @Test
    @DisplayName("P-12 A password has no control or invisible characters")
    void refusesPasswordsThatNobodyCanType() {
        refusesField("password", signUp(email, "correct\u200bhorse", "Mina"));
        refusesField("password", signUp(email, "correct\u0007horse", "Mina"));
        refusesField("password", signIn(email, "correct\u200bhorse"));
    }

    private static void refusesField(String field, HttpReply reply) {
        assertThat(reply.refused(400, "invalid-request")
                        .json()
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo(field);
    }

    private HttpReply signUp(String as, String password, String name) {
        return frontrow.sends(Request.post("/users").json(Map.of("email", as, "password", password, "name", name)));
    }

    private HttpReply signIn(String as, String password) {
        return frontrow.sends(Request.post("/sessions").json(Map.of("email", as, "password", password)));
    }
}
