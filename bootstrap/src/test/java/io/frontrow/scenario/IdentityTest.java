package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestIssuer;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers whom an issuer of OpenID Connect vouches for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTest {

    private final TestSystem shared = TestSystem.shared();
    private final TestIssuer issuer = new TestIssuer();
    private final TestIssuer dead = new TestIssuer();
    private final String subject = UUID.randomUUID().toString();
    private FrontrowServer server;
    private TestSystem frontrow;

    @BeforeAll
    void start() {
        server = FrontrowServer.start(
                shared.stores(),
                Stream.of(
                                issuer.settings(0),
                                dead.settings(1),
                                List.of("--frontrow.gateway.url=" + shared.paymentModule()))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
        frontrow = TestSystem.of(shared.stores(), server);
        dead.close();
    }

    @AfterAll
    void stop() {
        server.close();
        issuer.close();
    }

    @Test
    void buysATicket() {
        Concert concert = frontrow.concert();
        TestUser fan = frontrow.holderOf(issuer.token(subject)).admitInto(concert);
        charged(fan, 1_000_000);
        fan.bought(concert.performance(), 1);
        assertThat(fan.payments().expect(200).items()).hasSize(1);
    }

    @Test
    void isTheSameUserWithEveryToken() {
        String other = subject + "2";
        TestUser first = frontrow.holderOf(issuer.token(subject + "1"));
        assertThat(charged(first, 70)).isEqualTo(70);
        assertThat(charged(
                        frontrow.holderOf(issuer.sign(issuer.claims(subject + "1")
                                .claim("name", "Minseo")
                                .build())),
                        30))
                .isEqualTo(100);
        assertThat(charged(frontrow.holderOf(issuer.token(other)), 1)).isEqualTo(1);
    }

    @Test
    void isAnOperatorByTheRoleInTheToken() {
        Request audit = Request.get("/admin/actions");
        String operator = issuer.sign(issuer.claims(subject)
                .claim("realm", Map.of("roles", List.of("usher", "frontrow-operator")))
                .build());
        sends(operator, audit).expect(200);
        sends(issuer.token(subject), audit).refused(403, "forbidden");
    }

    @ParameterizedTest
    @MethodSource("invalidTokens")
    void isNobodyWithAnInvalidToken(String token) {
        sends(token, Request.get("/wallet")).refused(401, "unauthenticated");
    }

    Stream<String> invalidTokens() {
        JWTClaimsSet valid = issuer.claims(subject).build();
        Date past = Date.from(Instant.now().minusSeconds(120));
        return Stream.of(
                issuer.forge(valid),
                TestIssuer.unsigned(valid),
                issuer.sign(issuer.claims(subject).expirationTime(past).build()),
                issuer.sign(issuer.claims(subject).audience("another").build()),
                issuer.sign(
                        issuer.claims(subject).issuer("https://unknown.example").build()),
                issuer.sign(issuer.claims(subject).subject(null).build()),
                issuer.token(subject).replace('.', '-'));
    }

    @Test
    void mayChangeItsKey() {
        sends(issuer.token(subject), Request.get("/wallet")).expect(200);
        issuer.changeKey();
        sends(issuer.token(subject), Request.get("/wallet")).expect(200);
    }

    @Test
    void deadIssuerConcernsItsUsersAlone() {
        String token = dead.token(subject);
        sends(token, Request.get("/wallet")).refused(503, "unavailable");
        sends(token, Request.get("/sales-rules")).expect(200);
        sends(issuer.token(subject), Request.get("/wallet")).expect(200);
        frontrow.user().wallet().expect(200);
    }

    private static long charged(TestUser user, long amount) {
        return user.topsUp(amount).expect(201).number("balance");
    }

    private HttpReply sends(String token, Request request) {
        return frontrow.sends(request.with("Authorization", "Bearer " + token));
    }
}
