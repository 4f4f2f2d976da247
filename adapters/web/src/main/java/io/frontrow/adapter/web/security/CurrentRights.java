package io.frontrow.adapter.web.security;

import io.frontrow.account.model.Role;
import io.frontrow.account.port.Revocations;
import io.frontrow.shared.port.StoreUnavailable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Limits what an access token says to what is still true: a session that has ended has no caller, and somebody who is
 * no longer an operator is an ordinary user.
 */
@Component
public final class CurrentRights {
    private final Revocations revocations;

    CurrentRights(Revocations revocations) {
        this.revocations = revocations;
    }

    /**
     * {@return the caller with the rights that it has now; empty if its session has ended} While the store is
     * unavailable and nothing is known, users keep their rights, and operators get {@link StoreUnavailable}.
     */
    Mono<Caller> of(Caller caller) {
        return goesOn(caller)
                .filter(goesOn -> goesOn)
                .flatMap(_ -> caller.role() == Role.ADMIN ? withCurrentRole(caller) : Mono.just(caller));
    }

    /** {@return whether the session of the caller has not ended} */
    public Mono<Boolean> goesOn(Caller caller) {
        return revocations
                .hasEnded(caller.sessionId())
                .map(hasEnded -> !hasEnded)
                .onErrorReturn(StoreUnavailable.class, true);
    }

    private Mono<Caller> withCurrentRole(Caller caller) {
        return revocations.role(caller.userId()).map(role -> new Caller(caller.userId(), role, caller.sessionId()));
    }
}
