package io.frontrow.scenario.harness;

import io.frontrow.adapter.web.stream.StreamClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A successful call of each operation of the API, the dearest one where an operation has several. Each can be made any
 * number of times.
 */
public final class ApiCalls {

    private final Map<String, Supplier<Runnable>> calls = new LinkedHashMap<>();

    private ApiCalls() {}

    /**
     * {@return the calls by their operation; an operation that is called in two ways has the second one in parentheses
     * behind it. Each is prepared first, which makes what it needs}
     */
    public static Map<String, Supplier<Runnable>> of(TestSystem frontrow) {
        ApiCalls calls = new ApiCalls();
        new PublicCalls(frontrow).addTo(calls);
        new FanCalls(frontrow).addTo(calls);
        new OperatorCalls(frontrow).addTo(calls);
        return calls.calls;
    }

    /** Adds a call that needs nothing. */
    void add(String operation, Supplier<HttpReply> call) {
        calls.put(operation, () -> () -> assertSuccess(call.get()));
    }

    /** Adds a call that needs something of its own. */
    <T> void add(String operation, Supplier<T> needed, Function<T, HttpReply> call) {
        calls.put(operation, () -> {
            T given = needed.get();
            return () -> assertSuccess(call.apply(given));
        });
    }

    /** Adds a stream, which is read until its first event. */
    void addStream(String operation, String firstEvent, Supplier<StreamClient> opening) {
        calls.put(operation, () -> () -> {
            try (StreamClient stream = opening.get()) {
                stream.next(firstEvent);
            }
        });
    }

    private static void assertSuccess(HttpReply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(reply);
        }
    }
}
