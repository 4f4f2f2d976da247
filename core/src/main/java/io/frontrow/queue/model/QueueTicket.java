package io.frontrow.queue.model;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;

/** What a queue token says: whose place in which line. It never changes while it lives. */
public record QueueTicket(TicketId ticketId, ConcertId concertId, UserId userId, Place place) {}
