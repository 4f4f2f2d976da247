package io.frontrow.reservation.model;

import io.frontrow.shared.model.Points;

/**
 * What is given back for the cancelled seats of a reservation.
 *
 * @param amount of all of them so far, also what is still on its way
 */
public record Refunded(Points amount, RefundStatus status) {

    public static final Refunded NOTHING = new Refunded(Points.ZERO, RefundStatus.NONE);
}
