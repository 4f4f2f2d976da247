package io.frontrow.adapter.redis.queue;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.TicketId;
import java.util.UUID;

/** A ticket as Redis keeps it. */
public final class EntryText {

    private EntryText() {}

    /** The ticket that was kept so, whatever is noted behind it. */
    public static QueueTicket parse(ConcertId concertId, UserId userId, String text) {
        String[] parts = text.split(":", -1);
        return new QueueTicket(
                new TicketId(UUID.fromString(parts[0])), concertId, userId, new Place(Long.parseLong(parts[1])));
    }

    /** The ticket's id and place, by which a replaced ticket differs from the present one. */
    public static String of(QueueTicket ticket) {
        return ticket.ticketId().value() + ":" + ticket.place().value();
    }
}
