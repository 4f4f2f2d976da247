package io.frontrow.adapter.redis.workaround;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Ends calls that Lettuce never ends, by a time limit of our own.
 *
 * <p>Lettuce gives up a command after its timeout. But its reactive subscription drops an error that arrives while another
 * thread changes the state of the subscription: {@code RedisPublisher.State.onError} tries the change to COMPLETED once and
 * does not repeat it. The subscriber then never gets a signal. Of three million commands that failed as soon as they were
 * sent, 9 to 44 were lost.
 *
 * <p>Versions: seen in Lettuce 7.5.2. Not reported upstream as of Lettuce 7.5.2; the nearest report is
 * <a href="https://github.com/redis/lettuce/issues/3232">lettuce#3232</a>, about another lost change of state of the same
 * class.
 */
public final class LostErrorWorkaround {

    /** A call may take a connection attempt, a command that finds the script unknown, and one that sends it in full. */
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

    /** The call, which fails with a {@link java.util.concurrent.TimeoutException} if it has not ended within the limit. */
    public <T> Mono<T> bound(Mono<T> call) {
        return call.timeout(limit);
    }
}
