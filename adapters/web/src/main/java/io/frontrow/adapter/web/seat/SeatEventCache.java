package io.frontrow.adapter.web.seat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.frontrow.adapter.web.stream.SseFormat;
import io.frontrow.seat.model.SeatChange;
import io.frontrow.seat.model.SeatChanges;
import io.frontrow.shared.id.PerformanceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Caches the encoded events of streams of seats. Changes are keyed by identity, and encoded once for all streams that
 * share them.
 */
@Component
final class SeatEventCache {
    private static final String CHANGES = "seats";

    private final JsonMapper json;
    private final Cache<SeatChanges, List<byte[]>> full = perChanges();
    private final Cache<SeatChanges, List<byte[]>> statuses = perChanges();
    private final Cache<SeatChanges, List<byte[]>> compact = perChanges();

    SeatEventCache(JsonMapper json) {
        this.json = json;
    }

    private static Cache<SeatChanges, List<byte[]>> perChanges() {
        return Caffeine.newBuilder().weakKeys().build();
    }

    List<byte[]> full(SeatChanges changes) {
        return full.get(changes, it -> pieces(CHANGES, it));
    }

    /** {@return the event with the status codes of all seats} */
    List<byte[]> statuses(PerformanceId performanceId, SeatChanges all) {
        return statuses.get(all, it -> pieces("seat-statuses", Statuses.of(performanceId, it)));
    }

    List<byte[]> compact(SeatChanges changes) {
        return compact.get(changes, it -> pieces(CHANGES, CompactChanges.of(it)));
    }

    private List<byte[]> pieces(String name, Object data) {
        return SseFormat.pieces(name, json.writeValueAsBytes(data));
    }

    /** @param statuses see {@link SeatCodes} */
    private record Statuses(UUID performanceId, Instant asOf, String statuses) {
        static Statuses of(PerformanceId performanceId, SeatChanges all) {
            List<SeatChange> seats = all.changed();
            String codes = SeatCodes.base64(
                    seats.size(), number -> seats.get(number - 1).status());
            return new Statuses(performanceId.value(), all.asOf(), codes);
        }
    }

    /** @param changed pairs of seat number and status code */
    private record CompactChanges(Instant asOf, List<List<Integer>> changed) {
        static CompactChanges of(SeatChanges changes) {
            return new CompactChanges(
                    changes.asOf(),
                    changes.changed().stream()
                            .map(change -> List.of(change.seatNumber(), SeatCodes.of(change.status())))
                            .toList());
        }
    }
}
