package io.frontrow.wiring;

import io.frontrow.catalog.port.Performances;
import io.frontrow.queue.CheckTurn;
import io.frontrow.queue.port.SaleStatusesByClaims;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.ListPerformances;
import io.frontrow.seat.PurgeExpiredHolds;
import io.frontrow.seat.ReadSaleStatus;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.seat.ReleaseHold;
import io.frontrow.seat.WatchSeats;
import io.frontrow.seat.model.SeatRules;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.seat.usecase.HoldSeatsUseCase;
import io.frontrow.seat.usecase.ListPerformancesUseCase;
import io.frontrow.seat.usecase.PurgeExpiredHoldsUseCase;
import io.frontrow.seat.usecase.ReadSaleStatusUseCase;
import io.frontrow.seat.usecase.ReadSeatMapUseCase;
import io.frontrow.seat.usecase.ReleaseHoldUseCase;
import io.frontrow.seat.usecase.WatchSeatsUseCase;
import io.frontrow.shared.polling.PollingObserver;
import io.frontrow.shared.port.Ids;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import reactor.core.scheduler.Schedulers;

/** Constructs the use cases of seats and their holds. */
@Configuration(proxyBeanMethods = false)
public class SeatUseCases {

    @Bean
    ListPerformances listPerformances(
            WaitingRooms rooms, CheckTurn checkTurn, Performances performances, SeatHolds holds, SeatClaims claims) {
        return new ListPerformancesUseCase(rooms, checkTurn, performances, holds, claims, Schedulers.parallel());
    }

    /** Takes the place of the statuses of the store, which do not know of holds. */
    @Bean
    @Primary
    ReadSaleStatus readSaleStatus(
            SaleStatusesByClaims sales, Performances performances, SeatHolds holds, SeatClaims claims) {
        return new ReadSaleStatusUseCase(sales, performances, holds, claims, Schedulers.parallel());
    }

    @Bean
    ReadSeatMap readSeatMap(
            CheckTurn checkTurn, Performances performances, SeatClaims claims, SeatHolds holds, Clock clock) {
        return new ReadSeatMapUseCase(checkTurn, performances, claims, holds, clock);
    }

    /** The observer is the bean of that name. */
    @Bean
    WatchSeats watchSeats(ReadSeatMap readSeatMap, PollingObserver seatPolling, Clock clock) {
        return new WatchSeatsUseCase(readSeatMap, seatPolling, clock, Schedulers.parallel());
    }

    @Bean
    HoldSeats holdSeats(
            CheckTurn checkTurn,
            Performances performances,
            SeatClaims claims,
            SeatHolds holds,
            Ids ids,
            Clock clock,
            SeatRules rules) {
        return new HoldSeatsUseCase(checkTurn, performances, claims, holds, ids, clock, rules);
    }

    @Bean
    ReleaseHold releaseHold(CheckTurn checkTurn, SeatClaims claims, SeatHolds holds) {
        return new ReleaseHoldUseCase(checkTurn, claims, holds);
    }

    @Bean
    PurgeExpiredHolds purgeExpiredHolds(WaitingRooms rooms, SeatHolds holds) {
        return new PurgeExpiredHoldsUseCase(rooms, holds);
    }
}
