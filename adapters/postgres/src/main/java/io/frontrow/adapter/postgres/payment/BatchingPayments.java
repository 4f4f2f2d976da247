package io.frontrow.adapter.postgres.payment;

import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.CommandBatcher;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.port.Payments;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Payments whose concurrent wallet payments are batched into one statement; see the functions of the migrations. */
public final class BatchingPayments implements Payments {

    private static final String PAY_BATCH = """
            SELECT ordinality, outcome, payment_id, amount, balance, decided_at
            FROM pay_by_wallet_batch(
                :paymentIds, :transferIds, :userIds, :concertIds, :entryIds, :reservationIds, :keys, :fingerprints)
                WITH ORDINALITY
            ORDER BY ordinality
            """;

    private final Payments plain;
    private final SqlExecutor executor;
    private final CommandBatcher<WalletPayment, PaymentOutcome> batcher;

    public BatchingPayments(SqlExecutor executor) {
        plain = new PostgresPayments(executor);
        this.executor = executor;
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
        return executor.list(executor.sql(PAY_BATCH)
                .bind(
                        "paymentIds",
                        Bindings.uuids(
                                payments, payment -> payment.newPaymentId().value()))
                .bind(
                        "transferIds",
                        Bindings.uuids(
                                payments, payment -> payment.newTransferId().value()))
                .bind(
                        "userIds",
                        Bindings.uuids(payments, payment -> payment.userId().value()))
                .bind(
                        "concertIds",
                        Bindings.uuids(payments, payment -> payment.concertId().value()))
                .bind(
                        "entryIds",
                        Bindings.uuids(payments, payment -> payment.entryId().value()))
                .bind(
                        "reservationIds",
                        Bindings.uuids(
                                payments, payment -> payment.reservationId().value()))
                .bind("keys", Bindings.texts(payments, payment -> payment.key().value()))
                .bind(
                        "fingerprints",
                        Bindings.texts(
                                payments, payment -> payment.fingerprint().hex()))
                .map(row -> CommandBatcher.outcome(row, payments, PostgresPayments::outcome)));
    }
}
