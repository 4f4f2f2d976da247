package io.frontrow.adapter.postgres.wallet;

import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.CommandBatcher;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.model.WalletEntry;
import io.frontrow.wallet.port.Wallets;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Wallets whose concurrent top-ups are batched into one statement; see the functions of the migrations. */
public final class BatchingWallets implements Wallets {

    private static final String CHARGE_BATCH = """
            SELECT ordinality, outcome, transfer_id, amount, balance
            FROM top_up_wallet_batch(:transferIds, :userIds, :amounts, :keys, :fingerprints) WITH ORDINALITY
            ORDER BY ordinality
            """;

    private final Wallets plain;
    private final SqlExecutor executor;
    private final CommandBatcher<TopUpRequest, TopUpOutcome> batcher;

    public BatchingWallets(SqlExecutor executor) {
        plain = new PostgresWallets(executor);
        this.executor = executor;
        batcher = new CommandBatcher<>(this::topUpBatch, plain::topUp);
    }

    @Override
    public Mono<Optional<Points>> balance(UserId userId) {
        return plain.balance(userId);
    }

    @Override
    public Mono<TopUpOutcome> topUp(TopUpRequest request) {
        return batcher.run(request);
    }

    @Override
    public Mono<TopUpOutcome> credit(TopUpRequest request, By by) {
        return plain.credit(request, by);
    }

    @Override
    public Mono<Page<WalletEntry>> entries(UserId userId, PageRequest request) {
        return plain.entries(userId, request);
    }

    /** The outcomes in the order of the commands; empty for a command that must run on its own. */
    public Mono<List<Optional<TopUpOutcome>>> topUpBatch(List<TopUpRequest> requests) {
        return executor.list(executor.sql(CHARGE_BATCH)
                .bind(
                        "transferIds",
                        Bindings.uuids(
                                requests, request -> request.newTransferId().value()))
                .bind(
                        "userIds",
                        Bindings.uuids(requests, request -> request.userId().value()))
                .bind(
                        "amounts",
                        Bindings.numbers(requests, request -> request.amount().value()))
                .bind("keys", Bindings.texts(requests, request -> request.key().value()))
                .bind(
                        "fingerprints",
                        Bindings.texts(
                                requests, request -> request.fingerprint().hex()))
                .map(row -> CommandBatcher.outcome(row, requests, (answer, _) -> PostgresWallets.outcome(answer))));
    }
}
