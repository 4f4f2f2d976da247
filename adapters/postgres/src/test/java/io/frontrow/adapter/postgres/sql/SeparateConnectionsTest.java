package io.frontrow.adapter.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.shared.port.StoreUnavailable;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class SeparateConnectionsTest {

    private final TestPostgres postgres = TestPostgres.migrated(1);
    private final ConnectionFactoryOptions address = postgres.options(postgres.host(), postgres.port());
    private final ConnectionPool everybody = PostgresConnections.pool(address, 1);
    private final ConnectionPool operators = PostgresConnections.pool(address, 1);
    private final SqlExecutor executor =
            new SqlExecutor(DatabaseClient.create(new SeparateConnections(everybody, operators)));

    @AfterEach
    void close() {
        everybody.dispose();
        operators.dispose();
        postgres.close();
    }

    @Test
    void operatorsDoNotWaitForBuyers() {
        Connection taken = Objects.requireNonNull(everybody.create().block());

        assertThat(number().contextWrite(SeparateConnections::ofOperator).block())
                .isEqualTo(1);
        assertThatThrownBy(() -> number().block()).isInstanceOf(StoreUnavailable.class);

        Mono.from(taken.close()).block();
    }

    @Test
    void buyersDoNotWaitForOperators() {
        Connection taken = Objects.requireNonNull(operators.create().block());

        assertThat(number().block()).isEqualTo(1);
        assertThatThrownBy(() ->
                        number().contextWrite(SeparateConnections::ofOperator).block())
                .isInstanceOf(StoreUnavailable.class);

        Mono.from(taken.close()).block();
    }

    private Mono<Integer> number() {
        return executor.one(executor.sql("SELECT 1 AS number").map(row -> Rows.integer(row, "number")));
    }
}
