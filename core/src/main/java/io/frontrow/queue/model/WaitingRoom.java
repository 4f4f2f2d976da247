package io.frontrow.queue.model;

import io.frontrow.catalog.model.ConcertId;

/**
 * The waiting room of a concert.
 *
 * @param epoch grows with every change of the policy: of two policies the one with the higher epoch holds
 */
public record WaitingRoom(ConcertId concertId, long epoch, WaitingRoomPolicy policy) {}
