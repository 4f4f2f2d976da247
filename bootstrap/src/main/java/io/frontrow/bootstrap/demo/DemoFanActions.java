package io.frontrow.bootstrap.demo;

import io.frontrow.payment.Pay;
import io.frontrow.queue.IssueToken;
import io.frontrow.queue.LeaveQueue;
import io.frontrow.queue.ReadQueueStatus;
import io.frontrow.reservation.CancelReservation;
import io.frontrow.reservation.ReserveSeats;
import io.frontrow.reservation.port.Reservations;
import io.frontrow.seat.HoldSeats;
import io.frontrow.seat.ReadSeatMap;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.wallet.TopUpWallet;

/** What simulated fans can do, in one concert. */
record DemoFanActions(
        ConcertId concertId,
        IssueToken issueToken,
        ReadQueueStatus readQueueStatus,
        LeaveQueue leaveQueue,
        ReadSeatMap readSeatMap,
        HoldSeats holdSeats,
        ReserveSeats reserveSeats,
        TopUpWallet topUpWallet,
        Pay pay,
        Reservations reservations,
        CancelReservation cancelReservation) {}
