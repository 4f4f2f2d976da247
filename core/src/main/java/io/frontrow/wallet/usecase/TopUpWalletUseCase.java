package io.frontrow.wallet.usecase;

import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.TopUpWallet;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.port.Wallets;
import io.frontrow.wallet.port.Wallets.TopUpRequest;
import reactor.core.publisher.Mono;

/** Tops the wallet up by a transfer. */
public final class TopUpWalletUseCase implements TopUpWallet {

    private final Wallets wallets;
    private final Ids ids;

    public TopUpWalletUseCase(Wallets wallets, Ids ids) {
        this.wallets = wallets;
        this.ids = ids;
    }

    @Override
    public Mono<TopUpOutcome> topUp(Command command) {
        return Mono.defer(() -> wallets.topUp(
                new TopUpRequest(new TransferId(ids.next()), command.userId(), command.amount(), command.key())));
    }
}
