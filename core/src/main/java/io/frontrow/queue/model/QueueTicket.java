package io.frontrow.queue.model;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.TicketId;
import io.frontrow.shared.id.UserId;

/** A user's place in the queue of a concert, as a queue token carries it. An entry never changes while it is live. */
public record QueueTicket(TicketId ticketId, ConcertId concertId, UserId userId, Place place) {}
