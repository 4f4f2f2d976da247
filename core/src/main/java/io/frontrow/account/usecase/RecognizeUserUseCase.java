package io.frontrow.account.usecase;

import io.frontrow.account.RecognizeUser;
import io.frontrow.account.model.Identity;
import io.frontrow.account.port.FederatedUsers;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import reactor.core.publisher.Mono;

/** Recognizes users by issuer and subject. */
public final class RecognizeUserUseCase implements RecognizeUser {

    private final FederatedUsers users;
    private final Ids ids;

    public RecognizeUserUseCase(FederatedUsers users, Ids ids) {
        this.users = users;
        this.ids = ids;
    }

    @Override
    public Mono<UserId> recognize(Identity identity) {
        return Mono.defer(() -> users.findOrAdd(identity, new UserId(ids.next())));
    }
}
