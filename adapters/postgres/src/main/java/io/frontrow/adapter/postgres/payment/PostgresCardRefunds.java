package io.frontrow.adapter.postgres.payment;

import io.frontrow.adapter.postgres.sql.BacklogQuery;
import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.payment.port.PaymentGateway.Refund;
import io.frontrow.shared.id.PaymentId;
import io.frontrow.shared.id.RefundId;
import io.frontrow.shared.id.TransferId;
import io.frontrow.shared.model.Backlog;
import io.r2dbc.spi.Readable;
import java.util.List;
import reactor.core.publisher.Mono;

/** Refunds to cards; see the SQL functions. */
public final class PostgresCardRefunds implements CardRefunds {

    private static final String TAKE_DUE = """
            SELECT refund_id, payment_id, amount, attempts
            FROM lease_due_refunds(:firstPauseMicros, :maxPauseMicros, :atMost)
            """;

    private static final String SETTLE = "SELECT settle_card_refund(:refundId, :transferId) AS is_news";

    private static final String PENDING =
            "SELECT requested_at AS since FROM refund WHERE status = 'PENDING' ORDER BY requested_at";

    private final SqlExecutor executor;

    public PostgresCardRefunds(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<List<DueRefund>> leaseDue(Backoff pauses, int atMost) {
        return executor.list(executor.sql(TAKE_DUE)
                .bind("firstPauseMicros", Bindings.micros(pauses.first()))
                .bind("maxPauseMicros", Bindings.micros(pauses.max()))
                .bind("atMost", atMost)
                .map(PostgresCardRefunds::due));
    }

    @Override
    public Mono<Boolean> settle(RefundId refundId, TransferId newTransferId) {
        return executor.one(executor.sql(SETTLE)
                .bind("refundId", refundId.value())
                .bind("transferId", newTransferId.value())
                .map(row -> Rows.flag(row, "is_news")));
    }

    @Override
    public Mono<Backlog> pending() {
        return BacklogQuery.count(executor, PENDING);
    }

    private static DueRefund due(Readable row) {
        Refund refund = new Refund(
                new RefundId(Rows.uuid(row, "refund_id")),
                new PaymentId(Rows.uuid(row, "payment_id")),
                Rows.points(row, "amount"));
        return new DueRefund(refund, Rows.integer(row, "attempts"));
    }
}
