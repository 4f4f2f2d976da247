package io.frontrow.adapter.redis.workaround;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Ends calls that Lettuce never ends, by a time limit of our own.
 *
 * <p>Lettuce gives up a command after its timeout. But its reactive subscription drops an error that arrives while
 * another thread changes the state of the subscription: {@code RedisPublisher.State.onError} tries the change to
 * COMPLETED once and does not repeat it. The subscriber then never gets a signal. Of three million commands that failed
 * as soon as they were sent, 9 to 44 were lost.
 *
 * <p>Version: Lettuce 7.5.2. No upstream report of this fault was found as of that version. The nearest one is
 * <a href="https://github.com/redis/lettuce/issues/3232">lettuce#3232</a>, a subscription of the same class that gets
 * stuck between two states.
 */
public final class LostErrorWorkaround {

    /** Connecting, a command that finds the script unknown, and one that sends it in full. */
    private static final int COMMANDS_MAX = 3;

    private final Duration limit;

    /**
     * Derives the limit of a call from that of a command.
     *
     * @param commandTimeout after which the client gives up a command
     */
    public LostErrorWorkaround(Duration commandTimeout) {
        this.limit = commandTimeout.multipliedBy(COMMANDS_MAX);
    }

    /**
     * The call, which fails with a {@link java.util.concurrent.TimeoutException} if it has not ended within the limit.
     */
    public <T> Mono<T> bound(Mono<T> call) {
        return call.timeout(limit);
    }
}
