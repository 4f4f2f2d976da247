package io.frontrow.event.model;

import io.frontrow.shared.id.ReservationId;

/**
 * Something that happened to a reservation, its payment or its refund.
 *
 * @param position grows from event to event of one reservation
 * @param type what happened, such as {@code ReservationMade}
 * @param payload a JSON object, which names users only by their ids
 */
public record Event(long position, EventId id, ReservationId reservationId, String type, String payload) {}
