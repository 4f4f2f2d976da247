package io.frontrow.queue.model;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;

/** A user's place in the queue of a concert, as a queue token carries it. An entry never changes while it is live. */
public record QueueTicket(TicketId ticketId, ConcertId concertId, UserId userId, Place place) {}
