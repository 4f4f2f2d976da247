package io.frontrow.scenario.harness;

import io.frontrow.adapter.postgres.TestPostgres;
import io.frontrow.adapter.redis.TestRedis;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the stores are that an application is to use. */
public record Stores(
        String postgresHost,
        int postgresPort,
        String database,
        String user,
        String password,
        String redisHost,
        int redisPort) {

    /** The servers of the tests of this JVM, with a database of its own that has no table yet. */
    public static Stores ofTests() {
        TestPostgres postgres = TestPostgres.blank();
        return new Stores(
                postgres.host(),
                postgres.port(),
                postgres.database(),
                postgres.user(),
                postgres.password(),
                TestRedis.host(),
                TestRedis.port());
    }

    /** Postgres as its owner sees it. */
    JdbcClient jdbc() {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl("jdbc:postgresql://%s:%d/%s".formatted(postgresHost, postgresPort, database));
        owner.setUser(user);
        owner.setPassword(password);
        return JdbcClient.create(owner);
    }

    /** These stores, reached by other ports of this machine. */
    public Stores through(int postgres, int redis) {
        return new Stores("127.0.0.1", postgres, database, user, password, "127.0.0.1", redis);
    }

    /** As arguments of the application. */
    List<String> settings() {
        return List.of(
                "--spring.r2dbc.url=r2dbc:postgresql://%s:%d/%s".formatted(postgresHost, postgresPort, database),
                "--spring.r2dbc.username=" + user,
                "--spring.r2dbc.password=" + password,
                "--spring.data.redis.host=" + redisHost,
                "--spring.data.redis.port=" + redisPort);
    }
}
