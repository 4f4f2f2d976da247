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

/** Distinguishes a Redis that is unavailable, late or refuses work for the moment from a programming error. */
final class RedisFaults {

    /**
     * The codes of errors that pass; BEHIND comes from a script of ours. A script reports an error of a command in the
     * middle of its own error message.
     */
    private static final Pattern TRANSIENT =
            Pattern.compile("\\b(LOADING|BUSY|OOM|READONLY|MISCONF|NOREPLICAS|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|MOVED|ASK"
                    + "|UNBLOCKED|BEHIND)\\b"
                    + "|max number of clients");

    private RedisFaults() {}

    /** The fault as {@link StoreUnavailable} if a later attempt may succeed, otherwise the fault itself. */
    static Throwable unavailable(Throwable fault) {
        return isTransient(fault) ? new StoreUnavailable("Redis", fault) : fault;
    }

    private static boolean isTransient(Throwable fault) {
        return switch (fault) {
            case RedisConnectionFailureException _,
                    QueryTimeoutException _,
                    ClusterStateFailureException _,
                    TooManyClusterRedirectionsException _ -> true;
            case RedisCommandExecutionException refused ->
                TRANSIENT.matcher(String.valueOf(refused.getMessage())).find();
            // Not connected, queue full or connection lost; or no result within the limit of a call.
            case RedisException _, TimeoutException _ -> true;
            default -> fault.getCause() != null && isTransient(fault.getCause());
        };
    }
}
