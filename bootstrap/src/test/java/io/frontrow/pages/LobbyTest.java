package io.frontrow.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.frontrow.queue.model.ShuffleSeed;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The lobby before an opening, and whether the place that was drawn there is the right one. */
class LobbyTest extends LineTest {
    private static final RoomPolicy OPENED = RoomPolicy.NARROW.shuffle().pause();

    /** The page looks every 10 s. */
    private static final LocatorAssertions.ContainsTextOptions REFRESHED =
            new LocatorAssertions.ContainsTextOptions().setTimeout(15_000);

    private static final String FORGED = "f".repeat(64);

    private final Concert concert =
            frontrow().concert(RoomPolicy.NARROW.shuffle().opensAt(Instant.now().plus(Duration.ofHours(2))));
    private final String address = "/concerts/" + concert.id();

    @Test
    @DisplayName("P-17 The lobby counts down, and whoever closes the page and comes back is in it still")
    void survivesAClosedPage() {
        Visitor fan = inTheLobby(Device.PHONE);
        assertThat(fan.page().locator("fr-lobby .clock")).hasText(Pattern.compile("1:59:\\d\\d"));
        assertThat(chip(fan.page())).containsText("1:59:");

        fan.page().close();
        Page again = fan.opensTab(address);

        assertThat(again.getByText("You are in the lobby.")).isVisible();
        assertThat(again.locator("fr-lobby")).containsText("Connected.");
        frontrow().operator().changes(concert, OPENED).expect(200);
        showsPlace(again, 1);
    }

    @Test
    @DisplayName("Lobby and check of the place are accessible in both languages, both themes and all sizes")
    void isAccessible() {
        Visitor fan = inTheLobby(Device.PHONE.korean());
        fan.page().locator("fr-lobby summary").click();
        assertThat(fan.page().locator("fr-lobby .hash")).hasText(queue().text("seedCommitment"));
        fan.isAccessibleEverywhere("lobby");

        frontrow().operator().changes(concert, OPENED).expect(200);
        fan.button("내 순서 확인하기").click();
        assertThat(fan.page().locator("fr-check-place .notice")).containsText("약속된 시드로 추첨한 순서가 맞습니다.", REFRESHED);
        fan.isAccessibleEverywhere("check-place");
    }

    @Test
    @DisplayName("S1-2 The browser verifies seed, commitment and lot, and shows them")
    void checksThePlace() {
        List<TestUser> others = frontrow().users(5);
        others.forEach(user -> user.joins(concert).expect(201));
        Visitor fan = inTheLobby(Device.DESK.in("Europe/Berlin"));
        assertThat(fan.page().locator("fr-lobby time"))
                .hasText(Pattern.compile("South Korea Time \\(.*[AP]M where you are\\)"));
        String promised = queue().text("seedCommitment");
        assertThat(fan.page().locator("fr-lobby")).containsText("6 people are here", REFRESHED);

        frontrow().operator().changes(concert, OPENED).expect(200);
        fan.button("Check my place").click();

        ShuffleSeed seed = new ShuffleSeed(queue().text("seed"));
        long lot = lot(seed, userId(fan));
        long before =
                others.stream().filter(other -> lot(seed, other.userId()) < lot).count();
        showsPlace(fan.page(), (int) before + 1);
        Locator check = fan.page().locator("fr-check-place");
        assertThat(check.locator(".notice.good")).containsText("Your place is the one that was drawn", REFRESHED);
        assertThat(check.locator("dd")).hasText(new String[] {
            seed.hex(), promised, promised, userId(fan).toString(), hmac(check), written(lot), written(lot)
        });
        assertThat(hmac(check)).matches("[0-9a-f]{64}");
        assertThat(check).containsText("With 6 people in the lobby one expects about place");
        assertThat(check).containsText("You started at number " + (before + 1) + ".");
    }

    @Test
    @DisplayName("S1-2 A seed that is not the promised one is found out")
    void findsAForgedSeed() {
        Visitor fan = inTheLobby(Device.DESK);
        frontrow().operator().changes(concert, OPENED).expect(200);
        showsPlace(fan.page(), 1);
        fan.rewrites(
                "**/queue",
                body -> body.replaceFirst("\"seed\":(null|\"[0-9a-f]{64}\")", "\"seed\":\"" + FORGED + "\""));

        fan.button("Check my place").click();

        Locator check = fan.page().locator("fr-check-place");
        assertThat(check.locator(".notice.bad")).containsText("This is not the draw that was promised.");
        assertThat(check).containsText("They differ: the seed was replaced.");
        assertThat(check).containsText("They differ: you were given another lot.");
        fan.shows("check-place-forged").isAccessible();
    }

    @Test
    @DisplayName("S1-2 A browser that has not seen the commitment says that it cannot compare")
    void saysWhatItCannotCompare() {
        Account account = Account.of(frontrow());
        inTheLobby(visitor(Device.PHONE).signsIn(account));
        frontrow().operator().changes(concert, OPENED).expect(200);
        await().untilAsserted(() -> assertThat(queue().isNull("seed")).isFalse());

        Visitor other = visitor(Device.DESK).signsIn(account).opens(address);
        other.button("Join the line").click();
        showsPlace(other.page(), 1);
        other.button("Check my place").click();

        assertThat(other.page().locator("fr-check-place .notice.warn")).containsText("matches this seed");
        assertThat(other.page().locator("fr-check-place")).containsText("it cannot compare");
        other.shows("check-place-unseen").isAccessible();
    }

    @Test
    @DisplayName("P-9 Whoever comes after the opening has no lot to check")
    void hasNoLotAfterTheOpening() {
        frontrow().operator().changes(concert, OPENED).expect(200);
        Visitor fan = fan(Device.DESK).opens(address);
        fan.button("Join the line").click();

        showsPlace(fan.page(), 1);
        assertThat(fan.page().locator("fr-check-place")).hasCount(0);
    }

    @Test
    @DisplayName("S2-3 First come, first served, the lobby shows the place before the opening")
    void showsThePlaceBeforeTheOpening() {
        Concert fifo =
                frontrow().concert(RoomPolicy.NARROW.opensAt(Instant.now().plus(Duration.ofHours(2))));
        frontrow().user().joins(fifo).expect(201);
        Visitor fan = fan(Device.PHONE.korean()).opens("/concerts/" + fifo.id());
        fan.button("사전 대기 참여하기").click();

        assertThat(fan.page().getByText("현재 2번째로 대기 중입니다.")).isVisible();
        fan.shows("lobby-fifo").isAccessible();
    }

    private Visitor inTheLobby(Device device) {
        return inTheLobby(fan(device));
    }

    private Visitor inTheLobby(Visitor fan) {
        boolean isKorean = fan.device().language().startsWith("ko");
        fan.opens(address);
        fan.button(isKorean ? "사전 대기 참여하기" : "Join the lobby").click();
        assertThat(fan.page().getByText(isKorean ? "사전 대기에 참여했습니다." : "You are in the lobby."))
                .isVisible();
        assertThat(fan.page().locator("fr-lobby").getByRole(AriaRole.STATUS).last())
                .hasText(isKorean ? "연결되어 있습니다." : "Connected.");
        return fan;
    }

    private HttpReply queue() {
        return frontrow()
                .sends(Request.get("/concerts/%s/queue".formatted(concert.id())))
                .expect(200);
    }

    private static long lot(ShuffleSeed seed, UUID userId) {
        return seed.placeOf(new UserId(userId)).value();
    }

    private static String hmac(Locator check) {
        return check.locator("dd").nth(4).textContent();
    }

    private static String written(long lot) {
        return String.format(Locale.ENGLISH, "%,d", lot);
    }
}
