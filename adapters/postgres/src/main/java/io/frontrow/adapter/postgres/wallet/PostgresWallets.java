package io.frontrow.adapter.postgres.wallet;

import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.queue.port.OperatorActions.By;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Cursor;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.frontrow.shared.model.Points;
import io.frontrow.wallet.model.TopUpOutcome;
import io.frontrow.wallet.model.TransferKind;
import io.frontrow.wallet.model.WalletEntry;
import io.frontrow.wallet.port.Wallets;
import io.r2dbc.spi.Readable;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Wallets as accounts of the ledger; see the SQL functions. */
public final class PostgresWallets implements Wallets {

    private static final String BALANCE = """
            SELECT balance FROM account WHERE user_id = :userId
            """;

    private static final String CHARGE = """
            SELECT outcome, transfer_id, amount, balance
            FROM top_up_wallet(:transferId, :userId, :amount, :key, :fingerprint)
            """;

    /** A repeat has the transfer of the first request. */
    private static final String CREDIT = """
            WITH topped_up AS MATERIALIZED (%s), recorded AS (
                INSERT INTO operator_action (action_id, operator_id, kind, user_id, amount)
                SELECT :actionId, :operatorId, 'CREDIT_WALLET', :userId, amount
                FROM topped_up WHERE outcome = 'TOPPED_UP' AND transfer_id = :transferId
            )
            SELECT outcome, transfer_id, amount, balance FROM topped_up
            """.formatted(CHARGE);

    private static final String ENTRIES = """
            SELECT e.entry_id, e.transfer_id, t.kind, e.amount, e.balance_after, t.created_at,
                coalesce(made.payment_id, refunded.payment_id) AS payment_id,
                coalesce(made.reservation_id, refunded.reservation_id) AS reservation_id
            FROM account a
            JOIN entry e USING (account_id)
            JOIN transfer t USING (transfer_id)
            LEFT JOIN payment made USING (transfer_id)
            LEFT JOIN refund f ON e.transfer_id IN (f.transfer_id, f.settled_transfer_id)
            LEFT JOIN payment refunded ON refunded.payment_id = f.payment_id
            WHERE a.user_id = :userId AND e.balance_after IS NOT NULL AND e.entry_id < :before
            ORDER BY e.entry_id DESC
            LIMIT :atMost
            """;

    private final SqlExecutor executor;

    public PostgresWallets(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Optional<Points>> balance(UserId userId) {
        return executor.optional(
                executor.sql(BALANCE).bind("userId", userId.value()).map(row -> Rows.points(row, "balance")));
    }

    @Override
    public Mono<TopUpOutcome> topUp(TopUpRequest request) {
        return executor.one(bound(CHARGE, request).map(PostgresWallets::outcome));
    }

    @Override
    public Mono<TopUpOutcome> credit(TopUpRequest request, By by) {
        return executor.one(bound(CREDIT, request)
                .bind("operatorId", by.operatorId().value())
                .bind("actionId", by.newActionId().value())
                .map(PostgresWallets::outcome));
    }

    private GenericExecuteSpec bound(String sql, TopUpRequest request) {
        return executor.sql(sql)
                .bind("transferId", request.newTransferId().value())
                .bind("userId", request.userId().value())
                .bind("amount", request.amount().value())
                .bind("key", request.key().value())
                .bind("fingerprint", request.fingerprint().hex());
    }

    @Override
    public Mono<Page<WalletEntry>> entries(UserId userId, PageRequest request) {
        Cursor after = request.after();
        return executor.list(executor.sql(ENTRIES)
                        .bind("userId", userId.value())
                        .bind("before", after == null ? Long.MAX_VALUE : after.sortKey())
                        .bind("atMost", request.limit() + 1)
                        .map(NumberedEntry::read))
                .map(found -> Page.of(found, request, NumberedEntry::cursor).map(NumberedEntry::entry));
    }

    /** {@return the outcome in a row with the columns of command_result} */
    static TopUpOutcome outcome(Readable row) {
        String outcome = Rows.text(row, "outcome");
        return switch (outcome) {
            case "TOPPED_UP" ->
                new TopUpOutcome.ToppedUp(
                        new TransferId(Rows.uuid(row, "transfer_id")),
                        Rows.points(row, "amount"),
                        Rows.points(row, "balance"));
            case "KEY_REUSED" -> new TopUpOutcome.KeyReused();
            case "IN_FLIGHT" -> new TopUpOutcome.InFlight();
            case "UNKNOWN_USER" -> new TopUpOutcome.UnknownUser();
            case "WALLET_FULL" -> new TopUpOutcome.WalletFull();
            default -> throw new IllegalStateException("no outcome of a top-up: " + outcome);
        };
    }

    /**
     * An entry with its place in the wallet.
     *
     * @param number grows with every entry of a wallet
     */
    private record NumberedEntry(long number, WalletEntry entry) {

        static NumberedEntry read(Readable row) {
            UUID paymentId = Rows.uuidOrNull(row, "payment_id");
            UUID reservationId = Rows.uuidOrNull(row, "reservation_id");
            return new NumberedEntry(
                    Rows.number(row, "entry_id"),
                    new WalletEntry(
                            new TransferId(Rows.uuid(row, "transfer_id")),
                            Rows.constant(row, "kind", TransferKind.class),
                            Rows.number(row, "amount"),
                            Rows.points(row, "balance_after"),
                            Rows.instant(row, "created_at"),
                            paymentId == null ? null : new PaymentId(paymentId),
                            reservationId == null ? null : new ReservationId(reservationId)));
        }

        Cursor cursor() {
            return new Cursor(number, entry.transferId().value());
        }
    }
}
