package io.frontrow.adapter.postgres.reservation;

import io.frontrow.adapter.postgres.sql.Bindings;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.catalog.model.SeatNumbers;
import io.frontrow.reservation.model.CancellationOutcome;
import io.frontrow.reservation.port.Cancellations;
import io.frontrow.shared.id.HoldId;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/** Cancellations; see the SQL functions. */
public final class PostgresCancellations implements Cancellations {

    private static final String CANCEL = """
            SELECT c.outcome, c.unknown_seats, (c.current).*
            FROM cancel_reservation(:refundId, :transferId, :userId, :reservationId, :seats) AS c
            """;

    private final SqlExecutor executor;

    public PostgresCancellations(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<CancellationOutcome> cancel(Cancellation cancellation) {
        GenericExecuteSpec statement = executor.sql(CANCEL)
                .bind("refundId", cancellation.newRefundId().value())
                .bind("transferId", cancellation.newTransferId().value())
                .bind("userId", cancellation.userId().value())
                .bind("reservationId", cancellation.reservationId().value());
        return executor.one(bindSeats(statement, cancellation.seats()).map(PostgresCancellations::outcome));
    }

    private static GenericExecuteSpec bindSeats(GenericExecuteSpec statement, @Nullable SeatNumbers seats) {
        return seats == null
                ? statement.bindNull("seats", Integer[].class)
                : statement.bind("seats", Bindings.array(seats));
    }

    private static CancellationOutcome outcome(Readable row) {
        String outcome = Rows.text(row, "outcome");
        return switch (outcome) {
            case "CANCELED" ->
                new CancellationOutcome.Canceled(
                        PostgresReservations.reservation(row), new HoldId(Rows.uuid(row, "hold_id")));
            case "UNKNOWN_RESERVATION" -> new CancellationOutcome.UnknownReservation();
            case "UNKNOWN_SEATS" -> new CancellationOutcome.UnknownSeats(Rows.seats(row, "unknown_seats"));
            case "NOT_PAID" -> new CancellationOutcome.NotPaid();
            case "PAYMENT_PENDING" -> new CancellationOutcome.PaymentPending();
            case "ONLY_WHOLE" -> new CancellationOutcome.OnlyWhole();
            case "TOO_LATE" -> new CancellationOutcome.TooLate();
            case "WALLET_FULL" -> new CancellationOutcome.WalletFull();
            default -> throw new IllegalStateException("no outcome of cancelling: " + outcome);
        };
    }
}
