package io.frontrow.seat.port;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PerformanceId;
import java.util.UUID;

/** The contract of {@link SeatHolds}. Each test has its own concert. */
public abstract class SeatHoldsContract
        implements HoldingContract,
                HoldRepeatContract,
                HoldLimitContract,
                HoldTurnContract,
                HoldPresenceContract,
                HoldReleaseContract,
                HoldExpiryContract,
                HoldRaceContract {

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final PerformanceId performanceId = new PerformanceId(UUID.randomUUID());
    private final PerformanceId otherPerformanceId = new PerformanceId(UUID.randomUUID());

    @Override
    public final ConcertId concertId() {
        return concertId;
    }

    @Override
    public final PerformanceId performanceId() {
        return performanceId;
    }

    @Override
    public final PerformanceId otherPerformanceId() {
        return otherPerformanceId;
    }
}
