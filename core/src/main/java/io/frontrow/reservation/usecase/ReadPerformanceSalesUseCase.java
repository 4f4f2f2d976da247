package io.frontrow.reservation.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.catalog.model.Performance;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.ReadPerformanceSales;
import io.frontrow.reservation.port.PerformanceSales;
import io.frontrow.seat.model.ClaimedSeats;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.id.PerformanceId;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads the sales from the store that decides, and counts the seats that are held besides. */
public final class ReadPerformanceSalesUseCase implements ReadPerformanceSales {

    private final PerformanceSales sales;
    private final SeatHolds holds;
    private final SeatClaims claims;

    public ReadPerformanceSalesUseCase(PerformanceSales sales, SeatHolds holds, SeatClaims claims) {
        this.sales = sales;
        this.holds = holds;
        this.claims = claims;
    }

    @Override
    public Mono<Optional<Sales>> read(PerformanceId performanceId) {
        return ifPresent(
                sales.find(performanceId),
                summary -> heldOnly(summary.performance()).map(held -> Optional.of(new Sales(summary, held.size()))),
                Optional::empty);
    }

    /** The hold of a reservation lasts as long as the reservation, which counts. */
    private Mono<SeatNumbers> heldOnly(Performance performance) {
        PerformanceId performanceId = performance.performanceId();
        return Mono.zip(
                holds.heldSeats(performance.concertId(), List.of(performanceId)),
                claims.claimed(performanceId),
                (held, claimed) ->
                        held.getOrDefault(performanceId, SeatNumbers.NONE).minus(taken(claimed)));
    }

    private static SeatNumbers taken(ClaimedSeats claimed) {
        return claimed.reserved().union(claimed.sold());
    }
}
