package io.frontrow.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Operators find and credit wallets, and read what operators did. */
class WalletAdminWebTest extends WebTest {

    @Test
    void creditsTheWalletThatItFinds() {
        WebUser operator = anOperator();
        WebUser mina = aUser();

        JsonNode found = json(find(operator, mina.userId().value() + "@frontrow.example"));
        JsonNode credited = json(credit(operator, mina.userId().value(), "{\"amount\": 500}"));

        assertThat(found.path("userId").asString())
                .isEqualTo(mina.userId().value().toString());
        assertThat(found.path("balance").asLong()).isZero();
        assertThat(credited.path("balance").asLong()).isEqualTo(500);
        assertThat(json(get("/api/v1/admin/actions?limit=200", operator))
                        .path("items")
                        .valueStream()
                        .filter(action -> action.path("userId").equals(found.path("userId"))))
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.path("action").asString()).isEqualTo("CREDIT_WALLET");
                    assertThat(action.path("amount").asLong()).isEqualTo(500);
                });
    }

    @Test
    void findsAndCreditsNoUnknownUser() {
        WebUser operator = anOperator();

        expectProblem(find(operator, "nobody@frontrow.example"), 404, "unknown-user");
        expectInvalid(find(operator, "nobody"), "email");
        expectProblem(credit(operator, UUID.randomUUID(), "{\"amount\": 500}"), 404, "unknown-user");
        expectInvalid(credit(operator, UUID.randomUUID(), "{\"amount\": 0}"), "amount");
    }

    @Test
    void isForOperatorsOnly() {
        WebUser mina = aUser();

        expectProblem(find(mina, "mina@frontrow.example"), 403, "forbidden");
        expectProblem(credit(mina, mina.userId().value(), "{\"amount\": 500}"), 403, "forbidden");
        expectProblem(get("/api/v1/admin/actions", mina), 403, "forbidden");
    }

    private ResponseSpec find(WebUser caller, String email) {
        return get("/api/v1/admin/wallets?email=" + email, caller);
    }

    private ResponseSpec credit(WebUser caller, UUID userId, String body) {
        return post(
                "/api/v1/admin/wallets/" + userId + "/charges",
                headers -> {
                    caller.authorize(headers);
                    headers.set("Idempotency-Key", UUID.randomUUID().toString());
                },
                body);
    }
}
