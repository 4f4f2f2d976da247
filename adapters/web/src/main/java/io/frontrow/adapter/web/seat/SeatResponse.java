package io.frontrow.adapter.web.seat;

import io.frontrow.catalog.model.Seat;
import io.frontrow.seat.model.SeatStatus;

/** A seat with its status. */
record SeatResponse(int seatNumber, String section, int row, long price, SeatStatus status) {
    static SeatResponse of(Seat seat, SeatStatus status) {
        return new SeatResponse(
                seat.number(), seat.section(), seat.row(), seat.price().value(), status);
    }
}
