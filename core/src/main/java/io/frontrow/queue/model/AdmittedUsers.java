package io.frontrow.queue.model;

import io.frontrow.shared.id.UserId;
import java.util.Set;

/** Users admitted into a room at the same time. */
public record AdmittedUsers(Set<UserId> userIds) {

    public AdmittedUsers {
        userIds = Set.copyOf(userIds);
    }

    public boolean include(QueueEntry entry) {
        return userIds.contains(entry.userId());
    }
}
