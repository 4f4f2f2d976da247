package io.frontrow.adapter.web.queue;

import io.frontrow.account.model.UserId;
import io.frontrow.queue.LetIn.Whom;
import io.frontrow.queue.model.TicketId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom to let in ahead of turn, by one of two names. */
record AdmissionRequest(@Nullable UUID userId, @Nullable UUID ticketId) {
    /** Whom the request names; empty if it names nobody, or twice. */
    Optional<Whom> whom() {
        if (userId != null && ticketId == null) {
            return Optional.of(new Whom.User(new UserId(userId)));
        }
        if (userId == null && ticketId != null) {
            return Optional.of(new Whom.Ticket(new TicketId(ticketId)));
        }
        return Optional.empty();
    }
}
