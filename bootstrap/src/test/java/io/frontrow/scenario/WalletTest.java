package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WalletTest {

    private static final long BALANCE_MAX = 9_000_000_000_000_000L;

    private final TestSystem frontrow = TestSystem.shared();
    private final TestUser user = frontrow.user();

    @Test
    @DisplayName("S3-7.1 S0-5 S2-9 A user reads the balance, which is 0 at first")
    void readsTheBalance() {
        HttpReply wallet = user.wallet().expect(200);

        assertThat(wallet.id("userId")).isEqualTo(user.userId());
        assertThat(wallet.number("balance")).isZero();
    }

    @Test
    @DisplayName("S3-7.2 S0-5 S2-9 A top-up returns the new balance")
    void topsUpTheWallet() {
        user.topsUp(30_000).expect(201);

        HttpReply reply = user.topsUp(20_000).expect(201);

        assertThat(reply.number("amount")).isEqualTo(20_000);
        assertThat(reply.number("balance")).isEqualTo(50_000);
        assertThat(user.balance()).isEqualTo(50_000);
    }

    @Test
    @DisplayName("S0-5 Every top-up and use is recorded with kind, amount and time, so that history and balance agree")
    void recordsEveryTopUpAndUse() {
        Concert concert = frontrow.concert();
        user.withPoints(80_000).admitInto(concert);
        user.pays(user.reserved(concert.performance(), 1)).expect(201);

        List<JsonNode> entries = user.walletEntries().expect(200).items();

        assertThat(entries)
                .extracting(it -> it.path("kind").asString() + " "
                        + it.path("amount").asLong() + " "
                        + it.path("balanceAfter").asLong())
                .containsExactly("PAYMENT -50000 30000", "CHARGE 80000 80000");
        assertThat(entries.stream().mapToLong(it -> it.path("amount").asLong()).sum())
                .isEqualTo(user.balance());
        assertThat(entries)
                .allSatisfy(it -> assertThat(it.path("at").asString()).isNotBlank());
    }

    @Test
    @DisplayName("S1-7 Points can be topped up and read at any time, also while seats are held")
    void topsUpWhileHoldingSeats() {
        Concert concert = frontrow.concert();
        user.admitInto(concert).holds(concert.performance(), 1).expect(201);

        user.topsUp(Performance.PRICE).expect(201);

        assertThat(user.balance()).isEqualTo(Performance.PRICE);
    }

    @Test
    @DisplayName("S2-9 An unknown user has no wallet to read or to top up")
    void showsNoWalletOfAnUnknownUser() {
        frontrow.stranger().wallet().refused(404, "unknown-user");
        frontrow.stranger().topsUp(1).refused(404, "unknown-user");
    }

    @Test
    @DisplayName("S2-9 A wallet requires a signed-in user")
    void showsNoWalletWithoutASignIn() {
        frontrow.sends(Request.get("/wallet")).refused(401, "unauthenticated");
    }

    @Test
    @DisplayName("S2-11 A top-up repeated under its key is made once and gets the same response, byte for byte")
    void topsUpOncePerKey() {
        HttpReply first = user.topsUp(1_000, "key").expect(201);

        assertThat(user.topsUp(1_000, "key").expect(201).body()).isEqualTo(first.body());
        user.topsUp(2_000, "key").refused(422, "idempotency-key-reused");
        user.topsUp(1_000, "another-key").expect(201);
        frontrow.user().topsUp(1_000, "key").expect(201);
        assertThat(user.balance()).isEqualTo(2_000);
    }

    @Test
    @DisplayName("S0-5 S3-7.2 A top-up requires an amount within bounds and a key")
    void refusesTopUpsOutOfBounds() {
        List.of(0L, -1L, BALANCE_MAX + 1)
                .forEach(amount -> assertThat(user.topsUp(amount)
                                .refused(400, "invalid-request")
                                .wrongFields())
                        .containsExactly("amount"));
        user.sends(Request.post("/wallet/charges").json(Map.of("amount", 1))).refused(400, "idempotency-key-missing");
        assertThat(user.balance()).isZero();
    }

    @Test
    @DisplayName("S0-5 S3-7.2 A top-up beyond the maximum of a wallet is refused")
    void refusesTopUpsBeyondTheMaximumOfAWallet() {
        user.topsUp(BALANCE_MAX).expect(201);

        assertThat(user.topsUp(1).refused(400, "invalid-request").wrongFields()).containsExactly("amount");

        assertThat(user.balance()).isEqualTo(BALANCE_MAX);
    }

    @Test
    @DisplayName("S0-5 A long history is returned in pages, newest first, each entry once")
    void pagesThroughTheHistory() {
        List.of(1, 2, 3, 4, 5).forEach(amount -> user.topsUp(amount).expect(201));

        HttpReply first = user.sends(Request.get("/wallet/entries?limit=3")).expect(200);
        HttpReply second = user.sends(Request.get("/wallet/entries?limit=3&after=" + first.text("next")))
                .expect(200);

        assertThat(amounts(first)).containsExactly(5L, 4L, 3L);
        assertThat(amounts(second)).containsExactly(2L, 1L);
        assertThat(second.isNull("next")).isTrue();
    }

    private static List<Long> amounts(HttpReply page) {
        return page.items().stream().map(it -> it.path("amount").asLong()).toList();
    }
}
