package io.frontrow.account.port;

import io.frontrow.account.model.Role;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** What access tokens no longer say truly, although they have not expired. */
public interface Revocations {

    /** The age that an answer has at most while the store is available. */
    Duration AGE_MAX = Duration.ofSeconds(20);

    /** Whether a session has ended; false for one that is not known. */
    Mono<Boolean> hasEnded(SessionId sessionId);

    /** The role that a user has now; USER for one who is not known. */
    Mono<Role> role(UserId userId);
}
