package io.frontrow.seat.port;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.PerformanceId;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.seat.model.ClaimedSeats;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * Who has which seats, as the store that decides knows it. A claim whose reservation is past its deadline is none, by
 * that store's clock.
 */
public interface SeatClaims {

    Mono<ClaimedSeats> claimed(PerformanceId performanceId);

    /** What a user who wants seats has to reckon with. */
    Mono<Conflicts> conflicts(PerformanceId performanceId, SeatNumbers wanted, UserId userId);

    /** How many seats of each performance are claimed, or held as told, or both. */
    Mono<Map<PerformanceId, Integer>> countTaken(Map<PerformanceId, SeatNumbers> held);

    /**
     * What stands against seats that a user wants.
     *
     * @param taken those of the wanted seats that are sold, to whomever, or that another user has reserved
     * @param own all seats of the performance that the user has reserved or bought
     */
    record Conflicts(SeatNumbers taken, SeatNumbers own) {}
}
