package io.frontrow.scenario.harness;

import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.adapter.redis.TestRedis;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the stores are that an application is to use.
 *
 * @param redis the settings of Redis, as arguments of the application
 */
public record Stores(
        String postgresHost, int postgresPort, String database, String user, String password, List<String> redis) {

    public Stores {
        redis = List.copyOf(redis);
    }

    /** The servers of the tests of this JVM, with a new database without tables. */
    public static Stores ofTests() {
        TestPostgres postgres = TestPostgres.blank();
        return new Stores(
                postgres.host(),
                postgres.port(),
                postgres.database(),
                postgres.user(),
                postgres.password(),
                redisAt(TestRedis.host(), TestRedis.port()));
    }

    /** Postgres with the rights of the owner. */
    public JdbcClient jdbc() {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl("jdbc:postgresql://%s:%d/%s".formatted(postgresHost, postgresPort, database));
        owner.setUser(user);
        owner.setPassword(password);
        return JdbcClient.create(owner);
    }

    /** These stores, reached through other ports of this machine. */
    public Stores through(int postgres, int redis) {
        return new Stores("127.0.0.1", postgres, database, user, password, redisAt("127.0.0.1", redis));
    }

    /** This Postgres, with the Redis of these settings. */
    public Stores withRedis(String... settings) {
        return new Stores(postgresHost, postgresPort, database, user, password, List.of(settings));
    }

    private static List<String> redisAt(String host, int port) {
        return List.of("--spring.data.redis.host=" + host, "--spring.data.redis.port=" + port);
    }

    /** As arguments of the application. */
    List<String> settings() {
        return Stream.of(
                        List.of(
                                "--spring.r2dbc.url=r2dbc:postgresql://%s:%d/%s"
                                        .formatted(postgresHost, postgresPort, database),
                                "--spring.r2dbc.username=" + user,
                                "--spring.r2dbc.password=" + password),
                        redis)
                .flatMap(List::stream)
                .toList();
    }
}
