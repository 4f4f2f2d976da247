package io.frontrow.adapter.web.queue;

import io.frontrow.queue.AdmitAhead.Whom;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request to admit a waiting user ahead of turn, identified by exactly one of the two ids. */
record AdmissionRequest(@Nullable UUID userId, @Nullable UUID ticketId) {
    /** {@return the target of the admission, or empty if the request has no id or both} */
    Optional<Whom> target() {
        if (userId != null && ticketId == null) {
            return Optional.of(new Whom.User(new UserId(userId)));
        }
        if (userId == null && ticketId != null) {
            return Optional.of(new Whom.Entry(new QueueEntryId(ticketId)));
        }
        return Optional.empty();
    }
}
