package io.frontrow.adapter.postgres.payment;

import io.frontrow.adapter.postgres.sql.Keyset;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.payment.port.Payments;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.ReservationId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Payments; see the SQL functions. */
public final class PostgresPayments implements Payments {

    private static final String PAY_BY_WALLET = """
            SELECT outcome, payment_id, amount, balance, decided_at
            FROM pay_by_wallet(
                :paymentId, :transferId, :userId, :concertId, :entryId, :reservationId, :key, :fingerprint)
            """;

    private static final String RECALL = """
            SELECT outcome, payment_id, amount, balance, decided_at
            FROM replay_command(:userId, 'PAYMENT', :key, :fingerprint)
            WHERE outcome IS NOT NULL
            """;

    private static final String SELECT = """
            SELECT payment_id, user_id, reservation_id, method, amount, status, failure, created_at, paid_at,
                (SELECT coalesce(sum(f.amount), 0)::bigint FROM refund f WHERE f.payment_id = p.payment_id) AS refunded
            FROM payment p
            WHERE user_id = :userId
            """;

    private static final String FIND = SELECT + "AND payment_id = :paymentId";

    private static final String LIST = SELECT + """
            AND (created_at, payment_id) < (:startAt, :startId)
            ORDER BY created_at DESC, payment_id DESC
            LIMIT :atMost
            """;

    private final SqlExecutor executor;

    public PostgresPayments(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<PaymentOutcome> payByWallet(WalletPayment command) {
        return executor.one(named(PAY_BY_WALLET, command)
                .bind("paymentId", command.newPaymentId().value())
                .bind("transferId", command.newTransferId().value())
                .bind("concertId", command.concertId().value())
                .bind("entryId", command.entryId().value())
                .bind("reservationId", command.reservationId().value())
                .map(row -> outcome(row, command)));
    }

    @Override
    public Mono<Optional<PaymentOutcome>> recall(WalletPayment command) {
        return executor.optional(named(RECALL, command).map(row -> outcome(row, command)))
                .map(earlier -> earlier.map(PostgresPayments::repeated));
    }

    @Override
    public Mono<Optional<Payment>> find(UserId userId, PaymentId paymentId) {
        return executor.optional(executor.sql(FIND)
                .bind("userId", userId.value())
                .bind("paymentId", paymentId.value())
                .map(PostgresPayments::payment));
    }

    @Override
    public Mono<Page<Payment>> list(UserId userId, PageRequest request) {
        return executor.page(
                executor.sql(LIST).bind("userId", userId.value()),
                request,
                Keyset.descending(request),
                PostgresPayments::payment,
                last -> Keyset.cursor(last.createdAt(), last.paymentId().value()));
    }

    private GenericExecuteSpec named(String sql, WalletPayment command) {
        return executor.sql(sql)
                .bind("userId", command.userId().value())
                .bind("key", command.key().value())
                .bind("fingerprint", command.fingerprint().hex());
    }

    /** The outcome in a row with the columns of command_result. */
    static PaymentOutcome outcome(Readable row, WalletPayment command) {
        String outcome = Rows.text(row, "outcome");
        return switch (outcome) {
            case "PAID" -> paid(paid(row, command), command);
            case "INSUFFICIENT_BALANCE" ->
                new PaymentOutcome.InsufficientBalance(Rows.points(row, "balance"), Rows.points(row, "amount"));
            default -> PaymentRefusals.of(outcome);
        };
    }

    private static PaymentOutcome repeated(PaymentOutcome earlier) {
        return earlier instanceof PaymentOutcome.Paid(var payment, var _)
                ? new PaymentOutcome.Paid(payment, true)
                : earlier;
    }

    /** A command that runs again, because its first response was lost, recognizes its own payment. */
    private static PaymentOutcome paid(Payment payment, WalletPayment command) {
        return new PaymentOutcome.Paid(payment, !payment.paymentId().equals(command.newPaymentId()));
    }

    /** The fingerprint has made sure that a repeated command is about the same reservation. */
    private static Payment paid(Readable row, WalletPayment command) {
        Instant paidAt = Rows.instant(row, "decided_at");
        return Payment.succeeded(
                new PaymentId(Rows.uuid(row, "payment_id")),
                command.userId(),
                command.reservationId(),
                PaymentMethod.WALLET,
                Rows.points(row, "amount"),
                paidAt,
                paidAt);
    }

    private static Payment payment(Readable row) {
        return new Payment(
                new PaymentId(Rows.uuid(row, "payment_id")),
                new UserId(Rows.uuid(row, "user_id")),
                new ReservationId(Rows.uuid(row, "reservation_id")),
                Rows.constant(row, "method", PaymentMethod.class),
                Rows.points(row, "amount"),
                Rows.constant(row, "status", PaymentStatus.class),
                Rows.constantOrNull(row, "failure", PaymentFailure.class),
                Rows.points(row, "refunded"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "paid_at"));
    }
}
