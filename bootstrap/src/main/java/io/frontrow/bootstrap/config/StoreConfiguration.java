package io.frontrow.bootstrap.config;

import io.frontrow.adapter.postgres.sql.PostgresConnections;
import io.frontrow.adapter.postgres.sql.SeparateConnections;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.adapter.redis.client.RedisClientSettings;
import io.frontrow.bootstrap.settings.PostgresProperties;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.listener.ProxyExecutionListener;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Configures the clients of the stores. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostgresProperties.class)
public class StoreConfiguration {

    /** The connections of an instance for its operators: for the audit, and for a few calls beside it. */
    private static final int OPERATOR_CONNECTIONS = 3;

    /** In place of Spring Boot's, under its name. */
    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(R2dbcConnectionDetails postgres, R2dbcProperties settings) {
        return PostgresConnections.pool(
                postgres.getConnectionFactoryOptions(), settings.getPool().getMaxSize());
    }

    @Bean
    OperatorPool operatorPool(R2dbcConnectionDetails postgres) {
        return new OperatorPool(PostgresConnections.pool(postgres.getConnectionFactoryOptions(), OPERATOR_CONNECTIONS));
    }

    @Bean
    SqlExecutor sqlExecutor(
            ConnectionFactory everybody, OperatorPool operators, ObjectProvider<ProxyExecutionListener> tracing) {
        ConnectionFactory connections = new SeparateConnections(everybody, operators.connections());
        return new SqlExecutor(DatabaseClient.create(traced(connections, tracing.getIfAvailable())));
    }

    private static ConnectionFactory traced(ConnectionFactory connections, @Nullable ProxyExecutionListener tracing) {
        return tracing == null
                ? connections
                : ProxyConnectionFactory.builder(connections).listener(tracing).build();
    }

    @Bean
    LettuceClientOptionsBuilderCustomizer redisLimits(DataRedisProperties redis) {
        return Optional.ofNullable(redis.getTimeout())
                .map(RedisClientSettings.standard()::within)
                .orElseGet(RedisClientSettings::standard)::apply;
    }

    @Bean
    ClientResourcesBuilderCustomizer redisReconnects() {
        return RedisClientSettings.standard()::apply;
    }

    /** A pool that is not the application's only one, and therefore no bean of the type of a pool. */
    record OperatorPool(ConnectionPool connections) implements AutoCloseable {

        @Override
        public void close() {
            connections.dispose();
        }
    }
}
