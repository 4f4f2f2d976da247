package io.frontrow.adapter.postgres;

import io.frontrow.account.model.UserId;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.Payments;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Payments whose concurrent wallet payments are batched into one statement; see the functions of the migrations. */
public final class BatchingPayments implements Payments {

    private static final String PAY_BATCH = """
            SELECT ordinality, outcome, payment_id, amount, balance, decided_at, repeated
            FROM pay_by_wallet_batch(
                :paymentIds, :transferIds, :userIds, :concertIds, :reservationIds, :keys, :fingerprints)
                WITH ORDINALITY
            ORDER BY ordinality
            """;

    private final Payments plain;
    private final Statements statements;
    private final CommandBatcher<Order, PaymentOutcome> batcher;

    public BatchingPayments(DatabaseClient client) {
        plain = new PostgresPayments(client);
        statements = new Statements(client);
        batcher = new CommandBatcher<>(this::payBatch, plain::payByWallet);
    }

    @Override
    public Mono<PaymentOutcome> payByWallet(Order order) {
        return batcher.run(order);
    }

    @Override
    public Mono<Optional<PaymentOutcome>> recall(Order order) {
        return plain.recall(order);
    }

    @Override
    public Mono<Optional<Payment>> find(UserId userId, PaymentId paymentId) {
        return plain.find(userId, paymentId);
    }

    @Override
    public Mono<Page<Payment>> list(UserId userId, PageRequest request) {
        return plain.list(userId, request);
    }

    /** The outcomes in the order of the commands; empty for a command that must run on its own. */
    Mono<List<Optional<PaymentOutcome>>> payBatch(List<Order> orders) {
        return statements.list(statements
                .sql(PAY_BATCH)
                .bind("paymentIds", Columns.uuids(orders, order -> order.fresh().value()))
                .bind(
                        "transferIds",
                        Columns.uuids(orders, order -> order.freshTransfer().value()))
                .bind("userIds", Columns.uuids(orders, order -> order.userId().value()))
                .bind(
                        "concertIds",
                        Columns.uuids(orders, order -> order.concertId().value()))
                .bind(
                        "reservationIds",
                        Columns.uuids(orders, order -> order.reservationId().value()))
                .bind("keys", Columns.texts(orders, order -> order.key().value()))
                .bind(
                        "fingerprints",
                        Columns.texts(orders, order -> order.fingerprint().hex()))
                .map(row -> CommandBatcher.outcome(row, orders, PostgresPayments::outcome)));
    }
}
