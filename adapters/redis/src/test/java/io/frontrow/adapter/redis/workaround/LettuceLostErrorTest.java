package io.frontrow.adapter.redis.workaround;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisReactiveCommandsImpl;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.reactive.RedisReactiveCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.RedisCommand;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Shows that Lettuce still has the fault that {@link LostErrorWorkaround} is for. A second thread fails each command as
 * soon as it is sent, while the first one is still in the subscription. Some attempt of the first thousands loses its
 * error, usually within a second.
 */
class LettuceLostErrorTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    /** Number of different delays of the failure, so that some meet the change of state on every machine. */
    private static final int DELAYS = 8;

    private final ClientResources resources = DefaultClientResources.create();
    private final AtomicReference<@Nullable RedisCommand<?, ?, ?>> sent = new AtomicReference<>();
    private final RedisReactiveCommands<String, String> redis =
            new RedisReactiveCommandsImpl<>(connection(), StringCodec.UTF8);
    private final Thread failing = new Thread(this::failCommands);

    private volatile int delay;
    private volatile boolean isFailed;
    private volatile boolean isReceived;

    @AfterEach
    void stop() {
        failing.interrupt();
        resources.shutdown(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    @DisplayName("Lettuce still loses errors; once this fails, the workaround can be removed")
    void lettuceStillLosesErrors() {
        failing.start();
        long start = System.nanoTime();
        boolean isLost = false;

        for (int i = 0; !isLost && System.nanoTime() - start < LONG_ENOUGH.toNanos(); i++) {
            delay = i % DELAYS;
            isLost = losesTheError();
        }

        assertThat(isLost).isTrue();
    }

    private boolean losesTheError() {
        isFailed = false;
        isReceived = false;
        redis.get("key").subscribe(_ -> {}, _ -> isReceived = true);
        while (!isFailed) {
            Thread.onSpinWait();
        }
        return !isReceived;
    }

    private void failCommands() {
        while (!Thread.interrupted()) {
            RedisCommand<?, ?, ?> command = sent.getAndSet(null);
            if (command == null) {
                Thread.onSpinWait();
            } else {
                for (int i = 0; i < delay; i++) {
                    Thread.onSpinWait();
                }
                command.completeExceptionally(new RedisException("failed at once"));
                isFailed = true;
            }
        }
    }

    /** A connection that only hands commands over to the thread that fails them. */
    @SuppressWarnings("unchecked")
    private StatefulRedisConnection<String, String> connection() {
        ClientOptions options = ClientOptions.create();
        return (StatefulRedisConnection<String, String>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {StatefulRedisConnection.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "dispatch" -> {
                        sent.set((RedisCommand<?, ?, ?>) arguments[0]);
                        yield arguments[0];
                    }
                    case "getOptions" -> options;
                    case "getResources" -> resources;
                    case "isMulti" -> false;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
