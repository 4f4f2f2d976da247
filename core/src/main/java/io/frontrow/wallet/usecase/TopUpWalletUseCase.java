package io.frontrow.wallet.usecase;

import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.TopUpWallet;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.model.TopUpPolicy;
import io.frontrow.wallet.port.Wallets;
import io.frontrow.wallet.port.Wallets.TopUpRequest;
import reactor.core.publisher.Mono;

/** Tops the wallet up by a transfer. */
public final class TopUpWalletUseCase implements TopUpWallet {

    private final Wallets wallets;
    private final Ids ids;
    private final TopUpPolicy policy;

    public TopUpWalletUseCase(Wallets wallets, Ids ids, TopUpPolicy policy) {
        this.wallets = wallets;
        this.ids = ids;
        this.policy = policy;
    }

    @Override
    public Mono<TopUpOutcome> topUp(Command command) {
        return policy.allowsUsers()
                ? Mono.defer(() -> wallets.topUp(new TopUpRequest(
                        new TransferId(ids.next()), command.userId(), command.amount(), command.key())))
                : Mono.just(new TopUpOutcome.NotAllowed());
    }
}
