package io.frontrow.money;

import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.reservation.model.RefundStatus;
import io.frontrow.reservation.model.RefundSummary;
import io.frontrow.reservation.model.ReservationStatus;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.model.Points;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reservation, with what is canceled of it and the card that paid for it. */
final class ModelBooking {

    final ModelAccount owner;
    final SeatHold hold;
    final ReservationId reservationId;

    private ReservationStatus status = ReservationStatus.RESERVED;
    private @Nullable ModelCard paidBy;
    private boolean wasPaid;
    private SeatNumbers canceled = SeatNumbers.NONE;

    ModelBooking(ModelAccount owner, SeatHold hold, ReservationId reservationId) {
        this.owner = owner;
        this.hold = hold;
        this.reservationId = reservationId;
    }

    ReservationStatus status() {
        return status;
    }

    long price() {
        return price(hold.seats());
    }

    static long price(SeatNumbers seats) {
        return MoneyWalks.PLAN.price(seats).value();
    }

    /** A seat of the hold by its index, which wraps around after the last one. */
    SeatNumbers seat(int index) {
        List<Integer> all = hold.seats().toList();
        return SeatNumbers.of(all.get(index % all.size()));
    }

    /** The seats that the booking claims in this status. */
    SeatNumbers claimed(ReservationStatus wanted) {
        return status == wanted ? hold.seats().minus(canceled) : SeatNumbers.NONE;
    }

    /** Those of the seats that are not canceled yet. */
    SeatNumbers notCanceled(SeatNumbers seats) {
        return seats.minus(canceled);
    }

    void payByWallet() {
        owner.add(-price());
        wasPaid = true;
        status = ReservationStatus.CONFIRMED;
    }

    void payByCard(ModelCard card) {
        paidBy = card;
        wasPaid = true;
        status = ReservationStatus.CONFIRMED;
    }

    /** Whether a payment has succeeded, whatever became of the booking later. */
    boolean wasPaid() {
        return wasPaid;
    }

    /** The response to a payment of a booking that cannot be paid. */
    String refusalOfPayment() {
        if (wasPaid) {
            return new PaymentOutcome.AlreadyPaid().toString();
        }
        return status == ReservationStatus.CANCELED
                ? new PaymentOutcome.ReservationCanceled().toString()
                : new PaymentOutcome.ReservationExpired().toString();
    }

    void cancelUnpaid() {
        status = ReservationStatus.CANCELED;
    }

    void expireUnlessPaid() {
        if (status == ReservationStatus.RESERVED) {
            status = ReservationStatus.EXPIRED;
        }
    }

    /** Cancels it as its performance is canceled: what is paid is given back. */
    void cancelWithPerformance() {
        if (status == ReservationStatus.CONFIRMED) {
            cancel(notCanceled(hold.seats()));
        } else if (status == ReservationStatus.RESERVED) {
            status = ReservationStatus.CANCELED;
        }
    }

    /** Whether it was canceled before it was paid. */
    boolean isCanceledUnpaid() {
        return status == ReservationStatus.CANCELED && canceled.isEmpty();
    }

    void cancel(SeatNumbers seats) {
        if (!seats.isEmpty()) {
            giveBack(price(seats));
            canceled = canceled.union(seats);
        }
        if (canceled.equals(hold.seats())) {
            status = ReservationStatus.CANCELED;
        }
    }

    private void giveBack(long price) {
        if (paidBy == null) {
            owner.add(price);
        } else {
            paidBy.owe(price);
        }
    }

    boolean isPaidByWallet() {
        return wasPaid && !isCanceledUnpaid() && paidBy == null;
    }

    String summary() {
        SeatNumbers seats = status == ReservationStatus.CANCELED
                ? hold.seats()
                : hold.seats().minus(canceled);
        return Summary.reservation(
                reservationId, status, seats, new RefundSummary(new Points(price(canceled)), refundStatus()));
    }

    private RefundStatus refundStatus() {
        if (canceled.isEmpty()) {
            return RefundStatus.NONE;
        }
        return paidBy != null && paidBy.owed() > 0 ? RefundStatus.PENDING : RefundStatus.DONE;
    }

    /** The payment out of the wallet. */
    String paymentSummary() {
        return Summary.payment(
                reservationId, PaymentMethod.WALLET, price(), PaymentStatus.SUCCESS, null, price(canceled));
    }
}
