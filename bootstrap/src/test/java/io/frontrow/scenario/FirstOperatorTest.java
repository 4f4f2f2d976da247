package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Api;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.Stores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An installation on its own stores without any user. */
@ExtendWith(OutputCaptureExtension.class)
class FirstOperatorTest {

    private static final Pattern CODE = Pattern.compile("operator code ([0-9a-f]{32})");
    private static final String PASSWORD = "moonlight-parade";

    private final Stores stores = Stores.ofTests();

    @Test
    @DisplayName("P-19 The log of an instance makes its reader the first operator, exactly one of many at once")
    void makesOneOperator(CapturedOutput log) {
        try (FrontrowServer one = FrontrowServer.start(stores);
                FrontrowServer two = FrontrowServer.start(stores)) {
            List<String> codes = CODE.matcher(log.getOut())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(codes).hasSize(2).doesNotHaveDuplicates();
            Api api = Api.of(one, two);
            signUp(api, "0123456789abcdef0123456789abcdef").refused(403, "operator-code-invalid");

            List<HttpReply> replies = Objects.requireNonNull(Flux.range(0, 8)
                    .flatMap(i -> Mono.fromCallable(() -> signUp(api, codes.get(i % 2)))
                            // On a machine that is busy elsewhere, a password may not be hashed in time.
                            .filter(reply -> !reply.is(503))
                            .repeatWhenEmpty(50, again -> again)
                            .subscribeOn(Schedulers.boundedElastic()))
                    .collectList()
                    .block());

            assertThat(replies)
                    .filteredOn(reply -> reply.is(201))
                    .singleElement()
                    .satisfies(reply -> {
                        HttpReply session = signIn(api, reply.text("email")).expect(200);
                        assertThat(session.text("role")).isEqualTo("ADMIN");
                        assertThat(audit(api, session)
                                        .expect(200)
                                        .json()
                                        .path("ok")
                                        .asBoolean())
                                .isTrue();
                    });
            assertThat(replies)
                    .filteredOn(reply -> !reply.is(201))
                    .hasSize(7)
                    .allSatisfy(reply -> reply.refused(403, "operator-code-invalid"));
        }
    }

    @Test
    @DisplayName("P-19 A code that is set is not shown, and no instance offers one when there is an operator")
    void offersTheCodeThatIsSet(CapturedOutput log) {
        String code = "a code of the owner";
        try (FrontrowServer server = FrontrowServer.start(stores, "--frontrow.operator.first-code=" + code)) {
            assertThat(log.getOut()).contains("There is no operator yet").doesNotContain(code);
            signUp(Api.of(server), code).expect(201);
        }
        int before = log.getOut().length();
        try (FrontrowServer server = FrontrowServer.start(stores, "--frontrow.operator.first-code=" + code)) {
            assertThat(log.getOut().substring(before)).doesNotContain("There is no operator yet");
            signUp(Api.of(server), code).refused(403, "operator-code-invalid");
        }
    }

    @Test
    @DisplayName("P-19 On stores of one's own, without a setting, points come from operators alone")
    void creditsWalletsOfUsers() {
        String code = "a code of the owner";
        try (FrontrowServer server = FrontrowServer.startWithDefault(
                "frontrow.wallet.charges", stores, "--frontrow.operator.first-code=" + code)) {
            Api api = Api.of(server);
            HttpReply operator = signIn(api, signUp(api, code).text("email"));
            HttpReply user = signIn(api, signUp(api, null).text("email"));
            String charges = "/admin/wallets/" + user.id("userId") + "/charges";

            charge(api, user, "/wallet/charges").refused(403, "forbidden");
            charge(api, user, charges).refused(403, "forbidden");
            assertThat(charge(api, operator, charges).expect(201).number("balance"))
                    .isEqualTo(500);
        }
    }

    private static HttpReply charge(Api api, HttpReply session, String path) {
        return api.send(Request.post(path)
                .with("Authorization", "Bearer " + session.text("accessToken"))
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .json(Map.of("amount", 500)));
    }

    private static HttpReply signUp(Api api, @Nullable String code) {
        Map<String, String> account =
                Map.of("email", UUID.randomUUID() + "@frontrow.example", "password", PASSWORD, "name", "Jun");
        Map<String, String> withCode = new HashMap<>(account);
        withCode.put("operatorCode", code);
        return api.send(Request.post("/users").json(code == null ? account : withCode));
    }

    private static HttpReply signIn(Api api, String email) {
        return api.send(Request.post("/sessions").json(Map.of("email", email, "password", PASSWORD)));
    }

    private static HttpReply audit(Api api, HttpReply session) {
        return api.send(Request.get("/admin/audit").with("Authorization", "Bearer " + session.text("accessToken")));
    }
}
