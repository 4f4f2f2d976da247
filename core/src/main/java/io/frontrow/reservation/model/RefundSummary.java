package io.frontrow.reservation.model;

import io.frontrow.shared.model.Points;

/**
 * The refund for the canceled seats of a reservation.
 *
 * @param amount total for all seats canceled so far, including pending refunds
 */
public record RefundSummary(Points amount, RefundStatus status) {

    public static final RefundSummary NOTHING = new RefundSummary(Points.ZERO, RefundStatus.NONE);
}
