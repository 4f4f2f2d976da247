package io.frontrow.adapter.postgres.payment;

import io.frontrow.account.model.UserId;
import io.frontrow.adapter.postgres.sql.Columns;
import io.frontrow.adapter.postgres.sql.CommandBatcher;
import io.frontrow.adapter.postgres.sql.Statements;
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
    private final CommandBatcher<WalletPayment, PaymentOutcome> batcher;

    public BatchingPayments(DatabaseClient client) {
        plain = new PostgresPayments(client);
        statements = new Statements(client);
        batcher = new CommandBatcher<>(this::payBatch, plain::payByWallet);
    }

    @Override
    public Mono<PaymentOutcome> payByWallet(WalletPayment payment) {
        return batcher.run(payment);
    }

    @Override
    public Mono<Optional<PaymentOutcome>> recall(WalletPayment payment) {
        return plain.recall(payment);
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
    public Mono<List<Optional<PaymentOutcome>>> payBatch(List<WalletPayment> payments) {
        return statements.list(statements
                .sql(PAY_BATCH)
                .bind(
                        "paymentIds",
                        Columns.uuids(
                                payments, payment -> payment.newPaymentId().value()))
                .bind(
                        "transferIds",
                        Columns.uuids(
                                payments, payment -> payment.newTransferId().value()))
                .bind(
                        "userIds",
                        Columns.uuids(payments, payment -> payment.userId().value()))
                .bind(
                        "concertIds",
                        Columns.uuids(payments, payment -> payment.concertId().value()))
                .bind(
                        "reservationIds",
                        Columns.uuids(
                                payments, payment -> payment.reservationId().value()))
                .bind("keys", Columns.texts(payments, payment -> payment.key().value()))
                .bind(
                        "fingerprints",
                        Columns.texts(payments, payment -> payment.fingerprint().hex()))
                .map(row -> CommandBatcher.outcome(row, payments, PostgresPayments::outcome)));
    }
}
