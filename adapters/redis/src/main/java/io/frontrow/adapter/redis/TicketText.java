package io.frontrow.adapter.redis;

import io.frontrow.queue.model.QueueTicket;

/** A ticket as Redis keeps it. */
final class TicketText {

    private TicketText() {}

    /** The ticket's id and place, by which a replaced ticket differs from the present one. */
    static String of(QueueTicket ticket) {
        return ticket.ticketId().value() + ":" + ticket.place().value();
    }
}
