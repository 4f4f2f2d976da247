package io.frontrow.wiring;

import io.frontrow.catalog.port.Concerts;
import io.frontrow.catalog.port.Performances;
import io.frontrow.payment.EndTurnAfterPayment;
import io.frontrow.queue.CheckTurn;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.ExpireReservations;
import io.frontrow.reservation.ListPerformanceSales;
import io.frontrow.reservation.ListSeatHolders;
import io.frontrow.reservation.ReadPerformanceSales;
import io.frontrow.reservation.RefundCanceledPerformances;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.port.CanceledPerformances;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.reservation.port.PerformanceSales;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.reservation.usecase.CancelReservationUseCase;
import io.frontrow.reservation.usecase.ExpireReservationsUseCase;
import io.frontrow.reservation.usecase.ListPerformanceSalesUseCase;
import io.frontrow.reservation.usecase.ListSeatHoldersUseCase;
import io.frontrow.reservation.usecase.ReadPerformanceSalesUseCase;
import io.frontrow.reservation.usecase.RefundCanceledPerformancesUseCase;
import io.frontrow.reservation.usecase.ReserveSeatsUseCase;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.model.SeatRules;
import io.frontrow.seat.port.SeatClaims;
import io.frontrow.seat.port.SeatHolds;
import io.frontrow.shared.port.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Constructs the use cases of reservations. */
@Configuration(proxyBeanMethods = false)
public class ReservationUseCases {

    @Bean
    ReserveSeats reserveSeats(
            CheckTurn checkTurn,
            Performances performances,
            SeatHolds holds,
            HoldSeats holdSeats,
            Reservations reservations,
            Ids ids,
            SeatRules rules) {
        return new ReserveSeatsUseCase(checkTurn, performances, holds, holdSeats, reservations, ids, rules);
    }

    @Bean
    CancelReservation cancelReservation(
            Cancellations cancellations, SeatHolds holds, EndTurnAfterPayment endTurn, Ids ids) {
        return new CancelReservationUseCase(cancellations, holds, endTurn, ids);
    }

    @Bean
    ExpireReservations expireReservations(Reservations reservations) {
        return new ExpireReservationsUseCase(reservations);
    }

    @Bean
    ReadPerformanceSales readPerformanceSales(PerformanceSales sales, SeatHolds holds, SeatClaims claims) {
        return new ReadPerformanceSalesUseCase(sales, holds, claims);
    }

    @Bean
    ListPerformanceSales listPerformanceSales(
            Concerts concerts, Performances performances, PerformanceSales sales, SeatHolds holds) {
        return new ListPerformanceSalesUseCase(concerts, performances, sales, holds);
    }

    @Bean
    ListSeatHolders listSeatHolders(Performances performances, PerformanceSales sales, SeatHolds holds) {
        return new ListSeatHoldersUseCase(performances, sales, holds);
    }

    @Bean
    RefundCanceledPerformances refundCanceledPerformances(CanceledPerformances performances, SeatHolds holds, Ids ids) {
        return new RefundCanceledPerformancesUseCase(performances, holds, ids);
    }
}
