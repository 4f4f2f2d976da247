package io.frontrow.onsale.office;

import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.history.Policy;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A sale that is prepared: a concert with one performance and its waiting room.
 *
 * @param seats of the performance
 * @param cards of the sandbox, as the rules of sales tell
 * @param pointsForAll whether fans may top up their own wallets
 */
public record Sale(
        String concertId,
        String performanceId,
        int seats,
        Policy policy,
        int holdSeconds,
        List<String> cards,
        boolean pointsForAll) {
    private static final int SEATS_PER_ROW = 25;
    private static final int PRICE = 100;
    private static final int DAYS_UNTIL_THE_PERFORMANCE = 30;
    private static final int AWAY_SECONDS = 60;

    /**
     * Prepares a sale.
     *
     * @param seats at least; the hall has whole rows
     * @param room its rules; {@code opensAt} is the opening of the sale too
     */
    public static Sale prepare(Operator operator, int seats, Policy room) {
        Instant opensAt = Objects.requireNonNull(room.opensAt());
        String concert = id(
                "concertId",
                operator.must(
                        "POST",
                        "/admin/concerts",
                        Map.of(
                                "title",
                                "The simulated on-sale",
                                "artist",
                                "Nobody",
                                "venue",
                                "Hall",
                                "timeZone",
                                "UTC",
                                "salesOpenAt",
                                opensAt.toString())));
        int rows = Math.ceilDiv(seats, SEATS_PER_ROW);
        String performance = id(
                "performanceId",
                operator.must(
                        "POST",
                        "/admin/concerts/%s/performances".formatted(concert),
                        Map.of(
                                "startsAt",
                                startsAt().toString(),
                                "sections",
                                List.of(Map.of(
                                        "name", "Hall", "rows", rows, "seatsPerRow", SEATS_PER_ROW, "price", PRICE)))));
        operator.must("PUT", "/admin/concerts/%s/waiting-room".formatted(concert), body(room));
        Answer rules = Operator.done("read the rules of sales", operator.get("/sales-rules"));
        return new Sale(
                concert,
                performance,
                rows * SEATS_PER_ROW,
                room,
                rules.body().path("holdSeconds").asInt(),
                rules.body()
                        .path("sandboxCardTokens")
                        .valueStream()
                        .map(it -> it.asString())
                        .toList(),
                "OPEN".equals(rules.text("walletCharges")));
    }

    private static Instant startsAt() {
        return InstantSource.system()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .plus(DAYS_UNTIL_THE_PERFORMANCE, ChronoUnit.DAYS);
    }

    private static Map<String, Object> body(Policy room) {
        return Map.of(
                "capacity",
                room.capacity(),
                "admitPerSecond",
                room.admitPerSecond(),
                "sessionSeconds",
                room.sessionSeconds(),
                "idleSeconds",
                room.idleSeconds(),
                "awaySeconds",
                AWAY_SECONDS,
                "order",
                room.order(),
                "reentry",
                "KEEP",
                "guards",
                "SEATS",
                "paused",
                false);
    }

    private static String id(String field, Answer answer) {
        return Objects.requireNonNull(answer.text(field));
    }
}
