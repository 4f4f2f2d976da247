package io.frontrow.adapter.postgres.payment;

import io.frontrow.adapter.postgres.sql.BacklogQuery;
import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.payment.model.CaptureResult;
import io.frontrow.payment.model.CardAttempts;
import io.frontrow.payment.model.Payment;
import io.frontrow.payment.model.PaymentFailure;
import io.frontrow.payment.model.PaymentMethod;
import io.frontrow.payment.model.PaymentOutcome;
import io.frontrow.payment.model.PaymentStatus;
import io.frontrow.payment.port.CardPaymentBacklog;
import io.frontrow.payment.port.CardPayments;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Backlog;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Payments by card; see the functions of the migrations. */
public final class PostgresCardPayments implements CardPayments, CardPaymentBacklog {

    private static final String RESULT =
            "SELECT a.outcome, a.payment_id, a.amount, a.decided_at, coalesce(a.repeated, false) AS repeated,"
                    + " p.created_at FROM ";

    /**
     * Joins a payment that existed before the statement. A payment that the statement makes is created when it is
     * decided.
     */
    private static final String WITH_PAYMENT =
            " AS a LEFT JOIN payment p ON p.payment_id = a.payment_id WHERE a.outcome IS NOT NULL";

    private static final String BEGIN = RESULT + """
            begin_card_payment(
                :paymentId, :userId, :concertId, :queueEntryId, :reservationId, :overdueMicros, :key, :fingerprint,
                :reservationDeclinesMax, :userDeclinesMax, :declinePeriodMicros)
            """ + WITH_PAYMENT;

    private static final String REPLAY = RESULT + "replay_card_payment(:userId, :key, :fingerprint)" + WITH_PAYMENT;

    private static final String DECIDE_REPLY = RESULT + "decide_card_reply(:userId, :key, :fingerprint)" + WITH_PAYMENT;

    private static final String SETTLE = """
            SELECT (settled).payment_id, (settled).user_id, (settled).queue_entry_id, (settled).status,
                (settled).failure, concert_id, is_new, is_mismatch
            FROM settle_card_payment(:paymentId, :captureId, :failure, :transferId, :refundId, :capturedAmount)
            """;

    private static final String LEASE_OVERDUE =
            "SELECT payment_id, can_book FROM lease_overdue_payments(:leaseMicros, :atMost)";

    private static final String ENDED =
            "UPDATE payment SET end_turn_at = NULL WHERE payment_id = :paymentId AND status = 'SUCCESS'";

    private static final String LEASE_UNENDED = """
            SELECT payment_id, user_id, concert_id, queue_entry_id FROM lease_unended_turns(:leaseMicros, :atMost)
            """;

    private static final String PENDING =
            "SELECT created_at AS since FROM payment WHERE status = 'PENDING' ORDER BY created_at";

    private final SqlExecutor executor;

    public PostgresCardPayments(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<BeginOutcome> begin(CardPayment command, Duration overdueAfter) {
        return executor.one(named(BEGIN, command)
                .bind("paymentId", command.newPaymentId().value())
                .bind("concertId", command.entry().concertId().value())
                .bind("queueEntryId", command.entry().entryId().value())
                .bind("reservationId", command.reservationId().value())
                .bind("overdueMicros", Bindings.micros(overdueAfter))
                .bind("reservationDeclinesMax", CardAttempts.DECLINES_PER_RESERVATION_MAX)
                .bind("userDeclinesMax", CardAttempts.DECLINES_PER_USER_MAX)
                .bind("declinePeriodMicros", Bindings.micros(CardAttempts.PERIOD))
                .map(row -> beginning(row, command)));
    }

    @Override
    public Mono<Optional<PaymentOutcome>> recall(CardPayment command) {
        return executor.optional(named(REPLAY, command).map(row -> outcome(row, command)));
    }

    @Override
    public Mono<PaymentOutcome> decideReply(CardPayment command) {
        return executor.one(named(DECIDE_REPLY, command).map(row -> outcome(row, command)));
    }

    @Override
    public Mono<Optional<Settled>> settle(Settlement settlement) {
        return executor.optional(executor.sql(SETTLE)
                .bind("paymentId", settlement.paymentId().value())
                .bind("captureId", Parameters.in(R2dbcType.VARCHAR, captureId(settlement.verdict())))
                .bind("failure", Parameters.in(R2dbcType.VARCHAR, failure(settlement.verdict())))
                .bind("transferId", settlement.newTransferId().value())
                .bind("refundId", settlement.newRefundId().value())
                .bind("capturedAmount", Parameters.in(R2dbcType.BIGINT, capturedAmount(settlement.verdict())))
                .map(PostgresCardPayments::settled));
    }

    @Override
    public Mono<Backlog> pending() {
        return BacklogQuery.count(executor, PENDING);
    }

    @Override
    public Mono<List<Overdue>> leaseOverdue(Duration lease, int atMost) {
        return executor.list(executor.sql(LEASE_OVERDUE)
                .bind("leaseMicros", Bindings.micros(lease))
                .bind("atMost", atMost)
                .map(row -> new Overdue(new PaymentId(Rows.uuid(row, "payment_id")), Rows.flag(row, "can_book"))));
    }

    @Override
    public Mono<Void> markTurnEnded(PaymentId paymentId) {
        return executor.update(executor.sql(ENDED).bind("paymentId", paymentId.value()))
                .then();
    }

    @Override
    public Mono<List<TurnToEnd>> leaseTurnsToEnd(Duration lease, int atMost) {
        return executor.list(executor.sql(LEASE_UNENDED)
                .bind("leaseMicros", Bindings.micros(lease))
                .bind("atMost", atMost)
                .map(row -> new TurnToEnd(
                        new PaymentId(Rows.uuid(row, "payment_id")),
                        new UserId(Rows.uuid(row, "user_id")),
                        new ConcertId(Rows.uuid(row, "concert_id")),
                        new QueueEntryId(Rows.uuid(row, "queue_entry_id")))));
    }

    private GenericExecuteSpec named(String sql, CardPayment command) {
        return executor.sql(sql)
                .bind("userId", command.userId().value())
                .bind("key", command.key().value())
                .bind("fingerprint", command.fingerprint().hex());
    }

    private static BeginOutcome beginning(Readable row, CardPayment command) {
        return switch (Rows.text(row, "outcome")) {
            case "BEGUN" -> new BeginOutcome.Begun(pending(row, command, Rows.instant(row, "decided_at")));
            case "RUNNING" -> new BeginOutcome.Refused(new PaymentOutcome.InFlight());
            case "PAYMENT_PENDING" -> new BeginOutcome.Refused(new PaymentOutcome.PaymentPending());
            case "TOO_MANY_DECLINES" -> new BeginOutcome.Refused(new PaymentOutcome.TooManyDeclines());
            default -> new BeginOutcome.Refused(outcome(row, command));
        };
    }

    private static PaymentOutcome outcome(Readable row, CardPayment command) {
        String outcome = Rows.text(row, "outcome");
        return switch (outcome) {
            case "PENDING" -> new PaymentOutcome.Pending(pending(row, command, Rows.instant(row, "created_at")));
            case "PAID" -> new PaymentOutcome.Paid(paid(row, command), Rows.flag(row, "repeated"));
            case "DECLINED", "INSUFFICIENT", "NOT_CHARGED" ->
                new PaymentOutcome.Declined(PaymentFailure.valueOf(outcome));
            default -> PaymentRefusals.of(outcome);
        };
    }

    /** The fingerprint has made sure that a repeated command is about the same reservation. */
    private static Payment pending(Readable row, CardPayment command, Instant createdAt) {
        return Payment.pending(
                new PaymentId(Rows.uuid(row, "payment_id")),
                command.userId(),
                command.reservationId(),
                Rows.points(row, "amount"),
                createdAt);
    }

    private static Payment paid(Readable row, CardPayment command) {
        return Payment.succeeded(
                new PaymentId(Rows.uuid(row, "payment_id")),
                command.userId(),
                command.reservationId(),
                PaymentMethod.CARD,
                Rows.points(row, "amount"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "decided_at"));
    }

    private static @Nullable String captureId(CaptureResult verdict) {
        return verdict instanceof CaptureResult.Captured captured
                ? captured.captureId().value()
                : null;
    }

    private static @Nullable Long capturedAmount(CaptureResult verdict) {
        return verdict instanceof CaptureResult.Captured captured
                ? captured.amount().value()
                : null;
    }

    private static @Nullable String failure(CaptureResult verdict) {
        PaymentFailure failure = PaymentFailure.of(verdict);
        return failure == null ? null : failure.name();
    }

    private static Settled settled(Readable row) {
        return new Settled(
                new PaymentId(Rows.uuid(row, "payment_id")),
                new UserId(Rows.uuid(row, "user_id")),
                new ConcertId(Rows.uuid(row, "concert_id")),
                new QueueEntryId(Rows.uuid(row, "queue_entry_id")),
                Rows.constant(row, "status", PaymentStatus.class),
                Rows.constantOrNull(row, "failure", PaymentFailure.class),
                effect(row));
    }

    private static Effect effect(Readable row) {
        if (Rows.flag(row, "is_mismatch")) {
            return Effect.CAPTURE_MISMATCH;
        }
        return Rows.flag(row, "is_new") ? Effect.SETTLED : Effect.SETTLED_BEFORE;
    }
}
