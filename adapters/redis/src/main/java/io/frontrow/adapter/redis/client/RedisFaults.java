package io.frontrow.adapter.redis.client;

import io.frontrow.shared.port.StoreUnavailable;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.ClusterStateFailureException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.TooManyClusterRedirectionsException;

/** Tells a Redis that is away, late or refuses work for now from a mistake of ours. */
final class RedisFaults {

    /** How Redis' errors begin that pass; raised within a script, they are told in the middle of its own error. */
    private static final Pattern PASSING = Pattern.compile(
            "\\b(LOADING|BUSY|OOM|READONLY|MISCONF|NOREPLICAS|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|MOVED|ASK|UNBLOCKED)\\b|max number of clients");

    private RedisFaults() {}

    /** The fault as core knows it, or as it is if trying again would not help. */
    static Throwable unavailable(Throwable fault) {
        return isPassing(fault) ? new StoreUnavailable("Redis", fault) : fault;
    }

    private static boolean isPassing(Throwable fault) {
        return switch (fault) {
            case RedisConnectionFailureException _,
                    QueryTimeoutException _,
                    ClusterStateFailureException _,
                    TooManyClusterRedirectionsException _ -> true;
            case RedisCommandExecutionException refused ->
                PASSING.matcher(String.valueOf(refused.getMessage())).find();
            // Not connected, queue full, connection lost on the way; or never heard of again.
            case RedisException _, TimeoutException _ -> true;
            default -> fault.getCause() != null && isPassing(fault.getCause());
        };
    }
}
