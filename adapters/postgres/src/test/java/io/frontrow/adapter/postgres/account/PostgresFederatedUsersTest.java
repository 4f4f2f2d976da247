package io.frontrow.adapter.postgres.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Identity;
import io.frontrow.account.port.FederatedUsersContract;
import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.StoreUnavailable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@OnPostgres
class PostgresFederatedUsersTest extends FederatedUsersContract {

    @Test
    void doesNotTryAgainWhilePostgresIsUnavailable(TestPostgres postgres) {
        FailingAfterTheFirst connections = new FailingAfterTheFirst(postgres.pool());
        PostgresFederatedUsers users = new PostgresFederatedUsers(new SqlExecutor(DatabaseClient.create(connections)));
        Identity identity =
                new Identity("https://issuer.example", UUID.randomUUID().toString(), "Mina", Optional.empty());

        StepVerifier.create(users.findOrAdd(identity, new UserId(UUID.randomUUID())))
                .verifyError(StoreUnavailable.class);

        assertThat(connections.asked).as("to find the user, and to add them").hasValue(2);
    }

    private static final class FailingAfterTheFirst implements ConnectionFactory {
        private final AtomicInteger asked = new AtomicInteger();
        private final ConnectionFactory postgres;

        FailingAfterTheFirst(ConnectionFactory postgres) {
            this.postgres = postgres;
        }

        @Override
        public Mono<Connection> create() {
            return Mono.defer(() -> asked.incrementAndGet() == 1
                    ? Mono.from(postgres.create())
                    : Mono.error(new R2dbcNonTransientResourceException("Postgres is down")));
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return postgres.getMetadata();
        }
    }
}
