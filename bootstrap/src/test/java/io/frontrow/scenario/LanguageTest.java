package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LanguageTest {

    private static final String HANGUL = "\\p{IsHangul}";

    private final TestSystem frontrow = TestSystem.shared();

    @Test
    @DisplayName("Problems are described in Korean on request, otherwise in English")
    void describesProblemsInTheRequestedLanguage() {
        assertThat(wallet("ko-KR,ko;q=0.9,en;q=0.8").text("detail")).containsPattern(HANGUL);
        assertThat(wallet("en").text("detail")).doesNotContainPattern(HANGUL);
        assertThat(wallet("fr").body()).isEqualTo(wallet("en").body());
    }

    @Test
    @DisplayName("Errors of fields are described in Korean as well")
    void describesErrorsOfFieldsInKorean() {
        HttpReply refused = frontrow.sends(Request.post("/users")
                        .with("Accept-Language", "ko")
                        .json(Map.of("email", "none", "password", "short", "name", "")))
                .refused(400, "invalid-request");

        assertThat(refused.json().path("errors"))
                .hasSize(3)
                .allSatisfy(
                        error -> assertThat(error.path("message").asString()).containsPattern(HANGUL));
    }

    private HttpReply wallet(String language) {
        return frontrow.sends(Request.get("/wallet").with("Accept-Language", language))
                .refused(401, "unauthenticated");
    }
}
