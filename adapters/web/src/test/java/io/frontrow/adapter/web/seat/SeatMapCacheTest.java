package io.frontrow.adapter.web.seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.catalog.model.SeatPlan;
import io.frontrow.catalog.model.Section;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.model.SeatMap;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.model.Points;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SeatMapCacheTest {
    private static final PerformanceId PERFORMANCE = new PerformanceId(UUID.randomUUID());
    private static final SeatPlan LARGE = new SeatPlan(List.of(new Section("Floor", 200, 250, new Points(90_000))));
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final Optional<SeatStatus> ALL = Optional.empty();

    private final SeatMapCache cache = new SeatMapCache(new JsonMapper());

    @Test
    void encodesOnceWhileNothingChanges() {
        SeatMap map = map(LARGE, SeatNumbers.of(7));
        EncodedSeats first = cache.encode(map, ALL);
        EncodedSeats second = cache.encode(map, ALL);
        assertThat(second).isSameAs(first);
    }

    @Test
    void encodesAgainWhenASeatHasChanged() {
        EncodedSeats free = cache.encode(map(LARGE, SeatNumbers.NONE), ALL);
        EncodedSeats held = cache.encode(map(LARGE, SeatNumbers.of(50_000)), ALL);
        EncodedSeats freeAgain = cache.encode(map(LARGE, SeatNumbers.NONE), ALL);
        assertThat(held.eTag()).isNotEqualTo(free.eTag());
        assertThat(freeAgain.eTag()).isEqualTo(free.eTag());
    }

    @Test
    void keepsOneEncodingPerFilter() {
        SeatMap map = map(LARGE, SeatNumbers.of(7));
        EncodedSeats held = cache.encode(map, Optional.of(SeatStatus.HELD));
        assertThat(cache.encode(map, ALL)).isNotSameAs(held);
        assertThat(cache.encode(map, Optional.of(SeatStatus.HELD))).isSameAs(held);
    }

    @Test
    void forgetsSomeOfManyLargeHalls() {
        List<SeatMap> halls = Stream.generate(() -> map(new PerformanceId(UUID.randomUUID()), LARGE, SeatNumbers.NONE))
                .limit(41)
                .toList();
        List<EncodedSeats> encoded = halls.stream().map(cache::encodeStatuses).toList();

        await().untilAsserted(() ->
                assertThat(halls).extracting(cache::encodeStatuses).isNotEqualTo(encoded));
    }

    @Test
    void containsTheTimeOfEveryRead() {
        SeatPlan tiny = new SeatPlan(List.of(new Section("Box", 1, 2, new Points(5))));
        EncodedSeats seats = cache.encode(map(tiny, SeatNumbers.of(2)), ALL);
        assertThat(text(seats, NOON)).contains("\"asOf\":\"2026-12-01T12:00:00Z\"");
        assertThat(text(seats, NOON.plusMillis(250))).isEqualTo("""
                {"performanceId":"%s","asOf":"2026-12-01T12:00:00.250Z","seats":[\
                {"seatNumber":1,"section":"Box","row":1,"price":5,"status":"AVAILABLE"},\
                {"seatNumber":2,"section":"Box","row":1,"price":5,"status":"HELD"}]}""".formatted(PERFORMANCE.value()));
    }

    private static SeatMap map(SeatPlan plan, SeatNumbers held) {
        return map(PERFORMANCE, plan, held);
    }

    private static SeatMap map(PerformanceId performanceId, SeatPlan plan, SeatNumbers held) {
        return new SeatMap(performanceId, plan, NOON, held, new ClaimedSeats(SeatNumbers.NONE, SeatNumbers.NONE));
    }

    private static String text(EncodedSeats seats, Instant asOf) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        seats.asOf(PERFORMANCE, asOf).parts().forEach(part -> all.writeBytes(part.bytes()));
        return all.toString(StandardCharsets.UTF_8);
    }
}
