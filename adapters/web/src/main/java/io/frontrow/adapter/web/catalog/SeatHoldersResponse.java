package io.frontrow.adapter.web.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.frontrow.reservation.model.SeatHolder;
import io.frontrow.seat.model.SeatStatus;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has which seats of a whole performance, for operators. */
record SeatHoldersResponse(UUID performanceId, List<Holding> holdings) {

    /** Puts together the seats of each reservation, and those that a user only holds; ordered by their first seats. */
    static SeatHoldersResponse of(PerformanceId performanceId, List<SeatHolder> holders) {
        return new SeatHoldersResponse(
                performanceId.value(),
                holders.stream().collect(groupingBy(Key::of, LinkedHashMap::new, toList())).values().stream()
                        .map(Holding::of)
                        .toList());
    }

    private record Key(UUID userId, SeatStatus status, Optional<ReservationId> reservationId) {
        static Key of(SeatHolder holder) {
            return new Key(holder.userId().value(), holder.status(), holder.reservationId());
        }
    }

    /**
     * Seats of one user that have one status.
     *
     * @param reservationId null if the seats are only held
     */
    record Holding(
            List<Integer> seatNumbers,
            SeatStatus status,
            UUID userId,
            String email,
            @Nullable UUID reservationId) {
        static Holding of(List<SeatHolder> seats) {
            SeatHolder first = seats.getFirst();
            return new Holding(
                    seats.stream().map(SeatHolder::seatNumber).toList(),
                    first.status(),
                    first.userId().value(),
                    first.email().value(),
                    first.reservationId().map(ReservationId::value).orElse(null));
        }

        /** Contains no personal data. */
        @Override
        public String toString() {
            return "Holding[" + seatNumbers + " " + status + "]";
        }
    }
}
