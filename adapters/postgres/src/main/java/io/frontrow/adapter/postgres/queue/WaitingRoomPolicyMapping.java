package io.frontrow.adapter.postgres.queue;

import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Maps the policies of waiting rooms to parameters and from columns. */
public final class WaitingRoomPolicyMapping {

    private WaitingRoomPolicyMapping() {}

    public static GenericExecuteSpec bind(GenericExecuteSpec statement, WaitingRoomPolicy policy) {
        return statement
                .bind("capacity", policy.capacity())
                .bind("admitPerSecond", policy.admitPerSecond())
                .bind("turnSeconds", policy.turnSeconds())
                .bind("idleSeconds", policy.idleSeconds())
                .bind("awaySeconds", policy.awaySeconds())
                .bind("opensAt", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, policy.opensAt()))
                .bind("admissionOrder", policy.order().name())
                .bind("rejoinPolicy", policy.reentry().name())
                .bind("guardedScope", policy.guards().name())
                .bind("paused", policy.paused());
    }

    /** Binds a change, with null for what stays. */
    static GenericExecuteSpec bind(GenericExecuteSpec statement, PolicyChange change) {
        PolicyChange.Opening opening = change.opening();
        return statement
                .bind("capacity", Parameters.in(R2dbcType.INTEGER, change.capacity()))
                .bind("admitPerSecond", Parameters.in(R2dbcType.INTEGER, change.admitPerSecond()))
                .bind("turnSeconds", Parameters.in(R2dbcType.INTEGER, change.turnSeconds()))
                .bind("idleSeconds", Parameters.in(R2dbcType.INTEGER, change.idleSeconds()))
                .bind("awaySeconds", Parameters.in(R2dbcType.INTEGER, change.awaySeconds()))
                .bind("changesOpening", opening != null)
                .bind(
                        "opensAt",
                        Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, opening == null ? null : opening.at()))
                .bind("admissionOrder", name(change.order()))
                .bind("rejoinPolicy", name(change.reentry()))
                .bind("guardedScope", name(change.guards()))
                .bind("paused", Parameters.in(R2dbcType.BOOLEAN, change.paused()));
    }

    private static Parameter name(@Nullable Enum<?> constant) {
        return Parameters.in(R2dbcType.VARCHAR, constant == null ? null : constant.name());
    }

    public static WaitingRoomPolicy read(Readable row) {
        return new WaitingRoomPolicy(
                Rows.integer(row, "capacity"),
                Rows.integer(row, "admit_per_second"),
                Rows.integer(row, "turn_seconds"),
                Rows.integer(row, "idle_seconds"),
                Rows.integer(row, "away_seconds"),
                Rows.instantOrNull(row, "opens_at"),
                Rows.constant(row, "admission_order", AdmissionOrder.class),
                Rows.constant(row, "rejoin_policy", RejoinPolicy.class),
                Rows.constant(row, "guarded_scope", GuardedScope.class),
                Rows.flag(row, "paused"));
    }
}
