package io.frontrow.adapter.redis.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.redis.EmbeddedRedis;
import io.frontrow.adapter.redis.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import reactor.core.publisher.Mono;

/** The connections of calls, to a server of their own. */
class RedisCallsTest {

    private final EmbeddedRedis server = new EmbeddedRedis();
    private final ReactiveStringRedisTemplate redis =
            TestRedis.connect("localhost", server.port(), RedisClientSettings.standard());
    private final RedisCalls calls = new RedisCalls(redis);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        TestRedis.disconnect(redis);
        server.stop();
    }

    @Test
    void theFirstCallMakesAllConnectionsSoThatNoneIsMadeWhileEventLoopsUseThem() {
        String connections = connections();

        assertThat(get(calls.nativeCommands())).isNotNull();

        assertThat(connections()).isEqualTo(connections);
    }

    private String connections() {
        List<Properties> info = get(calls.read(template ->
                template.execute(connection -> connection.serverCommands().info("clients"))));
        return info.getFirst().getProperty("connected_clients");
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(10)).orElseThrow();
    }
}
