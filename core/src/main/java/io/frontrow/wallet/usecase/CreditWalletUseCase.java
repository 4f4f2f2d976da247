package io.frontrow.wallet.usecase;

import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.RunToCompletion;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.port.Ids;
import io.frontrow.wallet.CreditWallet;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.model.TopUpPolicy;
import io.frontrow.wallet.port.Wallets;
import io.frontrow.wallet.port.Wallets.TopUpRequest;
import reactor.core.publisher.Mono;

/** Has the store record the credit and make it in one step. */
public final class CreditWalletUseCase implements CreditWallet {

    private final Wallets wallets;
    private final Ids ids;
    private final TopUpPolicy policy;

    public CreditWalletUseCase(Wallets wallets, Ids ids, TopUpPolicy policy) {
        this.wallets = wallets;
        this.ids = ids;
        this.policy = policy;
    }

    @Override
    public Mono<TopUpOutcome> credit(Command command) {
        return policy.allowsOperators()
                ? RunToCompletion.once(() -> wallets.credit(request(command), By.of(command.operatorId(), ids)))
                : Mono.just(new TopUpOutcome.NotAllowed());
    }

    private TopUpRequest request(Command command) {
        return new TopUpRequest(new TransferId(ids.next()), command.userId(), command.amount(), command.key());
    }
}
