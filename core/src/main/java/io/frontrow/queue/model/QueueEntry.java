package io.frontrow.queue.model;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;

/** A user's place in the queue of a concert, as a queue token carries it. An entry never changes while it is live. */
public record QueueEntry(QueueEntryId entryId, ConcertId concertId, UserId userId, Place place) {}
