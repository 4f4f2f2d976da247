package io.frontrow.wallet.usecase;

import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.ChargeWallet;
import io.frontrow.wallet.model.ChargeOutcome;
import io.frontrow.wallet.port.Wallets;
import io.frontrow.wallet.port.Wallets.TopUpRequest;
import reactor.core.publisher.Mono;

/** Tops the wallet up by a transfer. */
public final class ChargeWalletUseCase implements ChargeWallet {

    private final Wallets wallets;
    private final Ids ids;

    public ChargeWalletUseCase(Wallets wallets, Ids ids) {
        this.wallets = wallets;
        this.ids = ids;
    }

    @Override
    public Mono<ChargeOutcome> charge(Command command) {
        return Mono.defer(() -> wallets.charge(
                new TopUpRequest(new TransferId(ids.next()), command.userId(), command.amount(), command.key())));
    }
}
