package io.frontrow.adapter.postgres.payment;

import io.frontrow.adapter.postgres.sql.Backlogs;
import io.frontrow.adapter.postgres.sql.Columns;
import io.frontrow.adapter.postgres.sql.Statements;
import io.frontrow.payment.model.PaymentId;
import io.frontrow.payment.model.RefundId;
import io.frontrow.payment.port.CardRefunds;
import io.frontrow.payment.port.PaymentGateway.Refund;
import io.frontrow.shared.model.Backlog;
import io.frontrow.wallet.model.TransferId;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Refunds to cards; see the functions of the migrations. */
public final class PostgresCardRefunds implements CardRefunds {

    private static final String TAKE_DUE = """
            SELECT refund_id, payment_id, amount, attempts
            FROM lease_due_refunds(:firstPauseMicros, :maxPauseMicros, :atMost)
            """;

    private static final String SETTLE = "SELECT settle_card_refund(:refundId, :transferId) AS is_news";

    private static final String PENDING =
            "SELECT requested_at AS since FROM refund WHERE status = 'PENDING' ORDER BY requested_at";

    private final Statements statements;

    public PostgresCardRefunds(DatabaseClient client) {
        statements = new Statements(client);
    }

    @Override
    public Mono<List<DueRefund>> leaseDue(Backoff pauses, int atMost) {
        return statements.list(statements
                .sql(TAKE_DUE)
                .bind("firstPauseMicros", Columns.micros(pauses.first()))
                .bind("maxPauseMicros", Columns.micros(pauses.max()))
                .bind("atMost", atMost)
                .map(PostgresCardRefunds::due));
    }

    @Override
    public Mono<Boolean> settle(RefundId refundId, TransferId freshTransfer) {
        return statements.one(statements
                .sql(SETTLE)
                .bind("refundId", refundId.value())
                .bind("transferId", freshTransfer.value())
                .map(row -> Columns.flag(row, "is_news")));
    }

    @Override
    public Mono<Backlog> pending() {
        return Backlogs.look(statements, PENDING);
    }

    private static DueRefund due(Readable row) {
        Refund refund = new Refund(
                new RefundId(Columns.uuid(row, "refund_id")),
                new PaymentId(Columns.uuid(row, "payment_id")),
                Columns.points(row, "amount"));
        return new DueRefund(refund, Columns.integer(row, "attempts"));
    }
}
