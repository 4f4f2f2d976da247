package io.frontrow.wallet.port;

import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.InMemoryPages;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryStore.CommandKey;
import io.frontrow.shared.InMemoryWallet;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.model.TransferKind;
import io.frontrow.wallet.model.WalletEntry;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Wallets in memory. */
public final class InMemoryWallets implements Wallets {

    private final InMemoryStore store;

    public InMemoryWallets(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Optional<Points>> balance(UserId userId) {
        return store.step(() -> Optional.ofNullable(store.wallets.get(userId)).map(InMemoryWallet::balance));
    }

    @Override
    public Mono<TopUpOutcome> topUp(TopUpRequest request) {
        return store.step(() -> recallOrDecide(request));
    }

    @Override
    public Mono<TopUpOutcome> credit(TopUpRequest request, By by) {
        return store.step(() -> {
            TopUpOutcome outcome = recallOrDecide(request);
            if (outcome instanceof TopUpOutcome.ToppedUp made
                    && made.transferId().equals(request.newTransferId())) {
                store.record(
                        by,
                        OperatorAction.Kind.CREDIT_WALLET,
                        OperatorAction.Subject.ofWallet(request.userId(), request.amount()));
            }
            return outcome;
        });
    }

    private TopUpOutcome recallOrDecide(TopUpRequest request) {
        CommandKey key = new CommandKey(request.userId(), "CHARGE", request.key());
        return store.recall(key, request.fingerprint(), TopUpOutcome.class, new TopUpOutcome.KeyReused())
                .orElseGet(() -> decide(request, key));
    }

    @Override
    public Mono<Page<WalletEntry>> entries(UserId userId, PageRequest request) {
        return store.step(() -> {
            InMemoryWallet wallet = store.wallets.getOrDefault(userId, new InMemoryWallet());
            List<WalletEntry> entries = wallet.entries();
            return InMemoryPages.descending(
                    entries,
                    request,
                    entry -> new Cursor(
                            entries.indexOf(entry), entry.transferId().value()));
        });
    }

    private TopUpOutcome decide(TopUpRequest request, CommandKey key) {
        InMemoryWallet wallet = store.wallets.get(request.userId());
        if (wallet == null) {
            return new TopUpOutcome.UnknownUser();
        }
        TopUpOutcome outcome = topUp(wallet, request);
        store.remember(key, request.fingerprint(), outcome);
        return outcome;
    }

    private TopUpOutcome topUp(InMemoryWallet wallet, TopUpRequest request) {
        if (wallet.balance().value() > Points.MAX - request.amount().value()) {
            return new TopUpOutcome.WalletFull();
        }
        wallet.post(
                request.newTransferId(), TransferKind.TOP_UP, request.amount().value(), store.now());
        return new TopUpOutcome.ToppedUp(request.newTransferId(), request.amount(), wallet.balance());
    }
}
