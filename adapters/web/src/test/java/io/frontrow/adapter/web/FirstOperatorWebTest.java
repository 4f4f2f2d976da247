package io.frontrow.adapter.web;

import io.frontrow.account.model.OperatorCode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Signing up with an operator code, in an installation that has operators already: other tests make them. */
class FirstOperatorWebTest extends WebTest {
    @Test
    void refusesACodeThatIsNotValid() {
        anOperator();

        expectProblem(signUp("\"0123456789abcdef0123456789abcdef\""), 403, "operator-code-invalid");
    }

    @Test
    void refusesATextThatCanBeNoCode() {
        expectInvalid(signUp("\"\""), "operatorCode");
        expectInvalid(signUp("\"" + "x".repeat(OperatorCode.LENGTH_MAX + 1) + "\""), "operatorCode");
        signUp("null").expectStatus().isCreated();
    }

    private ResponseSpec signUp(String code) {
        return post("/api/v1/users", headers -> {}, """
                {"email": "%s@frontrow.example", "password": "correct horse", "name": "Jun", "operatorCode": %s}""".formatted(UUID.randomUUID(), code));
    }
}
