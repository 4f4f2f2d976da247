package io.frontrow.seat.port;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.shared.id.HoldId;
import io.frontrow.shared.id.PerformanceId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * The claims on seats in the store that decides. A claim whose reservation is past its deadline, by that store's clock,
 * does not count.
 */
public interface SeatClaims {

    Mono<ClaimedSeats> claimed(PerformanceId performanceId);

    /** The claims that limit which seats the user can have. */
    Mono<Conflicts> conflicts(PerformanceId performanceId, SeatNumbers wanted, UserId userId);

    /** The user's reservation that was made from the hold, if it is paid or awaits payment. */
    Mono<Optional<ReservationId>> reservationOf(HoldId holdId, UserId userId);

    /** Number of seats of each performance that are claimed, or among the given held seats, or both. */
    Mono<Map<PerformanceId, Integer>> countTaken(Map<PerformanceId, SeatNumbers> held);

    /**
     * The claims that limit which seats a user can have.
     *
     * @param taken wanted seats that are sold, to this or another user, or that another user has reserved
     * @param own all seats of the performance that the user has reserved or bought
     * @param reservedBy the user's reservation of the first of the wanted seats that the user has reserved, if any
     */
    record Conflicts(SeatNumbers taken, SeatNumbers own, Optional<ReservationId> reservedBy) {

        /** Conflicts of a user who has reserved none of the wanted seats. */
        public Conflicts(SeatNumbers taken, SeatNumbers own) {
            this(taken, own, Optional.empty());
        }
    }
}
