package io.frontrow.adapter.redis.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.shared.port.StoreUnavailable;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;

class RedisFaultsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOADING Redis is loading the dataset in memory",
                "BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.",
                "OOM command not allowed when used memory > 'maxmemory'.",
                "ERR Error running script (call to f_00): @user_script:7: @user_script: 7: -OOM command not allowed"
                        + " when used memory > 'maxmemory'.",
                "READONLY You can't write against a read only replica.",
                "ERR Error running script (call to f_00): @user_script:7: @user_script: 7: -READONLY You can't write"
                        + " against a read only replica.",
                "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.",
                "NOREPLICAS Not enough good replicas to write.",
                "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
                "CLUSTERDOWN The cluster is down",
                "TRYAGAIN Multiple keys request during rehashing of slot",
                "MOVED 3999 127.0.0.1:6381",
                "ASK 3999 127.0.0.1:6381",
                "UNBLOCKED force unblock from blocking operation",
                "ERR max number of clients reached"
            })
    void transientErrorsAreUnavailability(String message) {
        assertUnavailable(new RedisSystemException("Error in execution", new RedisCommandExecutionException(message)));
    }

    @ParameterizedTest
    @MethodSource
    void lostConnectionsAndTimeoutsAreUnavailability(Exception fault) {
        assertUnavailable(fault);
    }

    static Stream<Exception> lostConnectionsAndTimeoutsAreUnavailability() {
        return Stream.of(
                new RedisConnectionFailureException("Unable to connect to Redis"),
                new QueryTimeoutException("Redis command timed out"),
                new TimeoutException("Did not observe any item or terminal signal"),
                new RedisSystemException("", new RedisException("Currently not connected. Commands are rejected.")),
                new RedisSystemException("", new RedisException("Request queue size exceeded: 10.")),
                new RedisSystemException("", new RedisCommandTimeoutException("timed out")),
                new RedisSystemException("", new RedisConnectionException("Connection closed")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WRONGTYPE Operation against a key holding the wrong kind of value",
                "ERR Error running script (call to f_00): @user_script:7: attempt to index a nil value",
                "NOAUTH Authentication required.",
                "NOPERM this user has no permissions to run the 'evalsha' command"
            })
    void programmingErrorsAreNotUnavailability(String message) {
        assertUntouched(new RedisSystemException("Error in execution", new RedisCommandExecutionException(message)));
    }

    @Test
    void otherFaultsAreNotUnavailability() {
        assertUntouched(new IllegalStateException("OOM in the text of another fault"));
    }

    private static void assertUnavailable(Exception fault) {
        assertThat(RedisFaults.unavailable(fault))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("Redis is unavailable")
                .hasCause(fault);
    }

    private static void assertUntouched(Exception fault) {
        assertThat(RedisFaults.unavailable(fault)).isSameAs(fault);
    }
}
