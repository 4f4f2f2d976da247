package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Performance;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConcertsTest {

    private final TestSystem frontrow = TestSystem.shared();

    @Test
    @DisplayName("S0-1 S1-1 The public list contains the concerts with a performance still to come")
    void listsConcertsWithAPerformanceStillToCome() {
        Concert upcoming = frontrow.concert();
        Concert withoutDate = frontrow.operator().announces(Instant.now());
        Concert over = frontrow.concert();
        frontrow.timeMachine().begin(over.performance());

        assertThat(listed()).contains(upcoming.id()).doesNotContain(withoutDate.id(), over.id());
    }

    @Test
    @DisplayName("S0-1 A concert is shown with its venue and performances")
    void showsAConcert() {
        Concert concert = frontrow.concert();

        HttpReply shown =
                frontrow.sends(Request.get("/concerts/" + concert.id())).expect(200);

        assertThat(shown.id("concertId")).isEqualTo(concert.id());
        assertThat(shown.text("timeZone")).isEqualTo("Asia/Seoul");
        assertThat(shown.instant("firstStartsAt")).isAfter(Instant.now()).isEqualTo(shown.instant("lastStartsAt"));
    }

    @Test
    @DisplayName("S1-1 S2-6 S3-3.1.1 Bookable performances are listed, earliest first, with their free seats")
    void listsBookablePerformances() {
        Instant first = Instant.now().plus(Duration.ofDays(40));
        Concert concert = frontrow.concert();
        Concert extended = frontrow.operator().adds(concert, first);
        TestUser user = frontrow.user().admitInto(concert);
        user.holds(concert.performance(), 1, 2).expect(201);

        List<String> listed =
                performancesOf(frontrow.user().seesPerformances(extended).expect(200));

        assertThat(listed)
                .containsExactly(
                        row(extended.performances().get(0), 48),
                        row(extended.performances().get(1), Performance.SEATS));
    }

    @Test
    @DisplayName("S2-6 S3-3.1.1 A performance that has begun is no longer bookable")
    void listsNoPerformanceThatHasBegun() {
        Concert concert =
                frontrow.operator().adds(frontrow.concert(), Instant.now().plus(Duration.ofDays(1)));
        frontrow.timeMachine().begin(concert.performance());

        assertThat(performancesOf(frontrow.user().seesPerformances(concert).expect(200)))
                .containsExactly(row(concert.performances().get(1), Performance.SEATS));
    }

    @Test
    @DisplayName("S3-3.1.2 A concert without bookable performances has an empty list")
    void listsNoPerformancesOfAConcertWithoutAny() {
        Concert concert = frontrow.operator().announces(Instant.now());

        assertThat(frontrow.user().seesPerformances(concert).expect(200).items())
                .isEmpty();
    }

    @Test
    @DisplayName("S3-3.1.3 An invalid token shows no performances")
    void showsNoPerformancesForAnInvalidToken() {
        frontrow.user().carrying("garbled").seesPerformances(frontrow.concert()).refused(401, "queue-token-invalid");
    }

    @Test
    @DisplayName("S3-3.1.1 S3-3.1.3 A policy can restrict the list of performances to users who have their turn")
    void guardsPerformancesIfThePolicySaysSo() {
        Concert concert = frontrow.concert(RoomPolicy.NARROW.guards("DATES"));
        TestUser first = frontrow.user();
        TestUser second = frontrow.user();

        first.seesPerformances(concert).refused(401, "queue-token-missing");
        first.admitInto(concert).seesPerformances(concert).expect(200);
        second.joins(concert).expect(201);
        second.seesPerformances(concert).refused(403, "not-your-turn");
    }

    @Test
    @DisplayName("S3-3.1.3 An ended token or a token of another concert shows no guarded performances")
    void showsNoGuardedPerformancesForAnEndedOrForeignToken() {
        Concert concert = frontrow.concert(RoomPolicy.WIDE.guards("DATES"));
        TestUser user = frontrow.user().admitInto(concert);
        user.leaves().expect(204);

        user.seesPerformances(concert).refused(410, "queue-token-gone");
        frontrow.user().admitInto(frontrow.concert()).seesPerformances(concert).refused(401, "queue-token-invalid");
    }

    @Test
    @DisplayName("S0-3 S3-3.1.1 If the policy guards the seats only, performances are public and seats need a turn")
    void guardsOnlyTheSeatsIfThePolicySaysSo() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED.guards("SEATS"));
        TestUser user = frontrow.user();

        user.seesPerformances(concert).expect(200);
        user.joins(concert).expect(201);
        user.seesPerformances(concert).expect(200);
        user.seesSeats(concert.performance()).refused(403, "not-your-turn");
    }

    @Test
    @DisplayName("S0-3 S3-3.1.3 The guarded scope can be changed while users wait")
    void changesTheGuardedScopeWhileUsersWait() {
        Concert concert = frontrow.concert(RoomPolicy.CLOSED);
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        user.seesPerformances(concert).expect(200);

        frontrow.operator().changes(concert, RoomPolicy.CLOSED.guards("DATES")).expect(200);

        user.seesPerformances(concert).refused(403, "not-your-turn");
    }

    @Test
    @DisplayName("S3-3.1.4 An unknown concert has no performances")
    void showsNoPerformancesOfAnUnknownConcert() {
        Concert unknown = new Concert(UUID.randomUUID(), List.of());

        frontrow.user().seesPerformances(unknown).refused(404, "unknown-concert");
        frontrow.sends(Request.get("/concerts/" + unknown.id())).refused(404, "unknown-concert");
    }

    private List<UUID> listed() {
        List<UUID> found = new ArrayList<>();
        String after = "";
        do {
            HttpReply page =
                    frontrow.sends(Request.get("/concerts?limit=200" + after)).expect(200);
            page.items()
                    .forEach(
                            it -> found.add(UUID.fromString(it.path("concertId").asString())));
            after = page.isNull("next") ? "" : "&after=" + page.text("next");
        } while (!after.isEmpty());
        return found;
    }

    private static List<String> performancesOf(HttpReply page) {
        return page.items().stream()
                .map(it -> it.path("performanceId").asString() + " "
                        + it.path("seatsAvailable").asInt())
                .toList();
    }

    private static String row(Performance performance, int seatsAvailable) {
        return performance.id() + " " + seatsAvailable;
    }
}
