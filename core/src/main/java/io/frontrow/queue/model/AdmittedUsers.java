package io.frontrow.queue.model;

import io.frontrow.account.model.UserId;
import java.util.Set;

/** Those who were let into a room at a time. */
public record AdmittedUsers(Set<UserId> userIds) {

    public AdmittedUsers {
        userIds = Set.copyOf(userIds);
    }

    public boolean include(QueueTicket ticket) {
        return userIds.contains(ticket.userId());
    }
}
