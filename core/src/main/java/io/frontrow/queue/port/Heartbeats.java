package io.frontrow.queue.port;

import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.util.Collection;
import reactor.core.publisher.Mono;

/** The times at which users in a queue were last seen, by the store's clock. */
@FunctionalInterface
public interface Heartbeats {

    /**
     * Records a heartbeat of each user. Users who were away wait at their own places again. Users that are not in the
     * queue any more are ignored.
     *
     * @param users 1 … 1,000
     * @return whether an admission is due: a user was away, and the policy that an earlier admission brought leaves
     *     room for one
     */
    Mono<Boolean> record(ConcertId concertId, Collection<UserId> users);
}
