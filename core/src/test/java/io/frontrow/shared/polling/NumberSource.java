package io.frontrow.shared.polling;

import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Numbers by name, grouped by the first letter of the name. A name without a number has 0. */
final class NumberSource implements PolledSource<Character, String, Integer> {

    static final Duration MAX_AGE = Duration.ofSeconds(1);

    /** Names in the order in which they were read. */
    final List<String> reads = new ArrayList<>();

    /** The groups whose wake-ups are subscribed to. */
    final Set<Character> groups = new HashSet<>();

    /** Replies that replace the number of a name. */
    final Map<String, Mono<Integer>> replies = new HashMap<>();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Sinks.Many<BiPredicate<String, Integer>> wakeUps =
            Sinks.many().multicast().directBestEffort();
    private boolean isUnavailable;

    void set(String name, int number) {
        numbers.put(name, number);
    }

    void setUnavailable(boolean unavailable) {
        isUnavailable = unavailable;
    }

    void wakeUp(String name) {
        wakeUps.tryEmitNext((each, _) -> each.equals(name));
    }

    void failWakeUps() {
        wakeUps.tryEmitError(new IllegalStateException("no wake-ups any more"));
    }

    @Override
    public Character group(String name) {
        return name.charAt(0);
    }

    @Override
    public Mono<Integer> read(String name) {
        reads.add(name);
        return isUnavailable
                ? Mono.error(new StoreUnavailable("Memory", new IllegalStateException("unavailable")))
                : replies.getOrDefault(name, Mono.just(numbers.getOrDefault(name, 0)));
    }

    @Override
    public Duration maxAge(Integer number) {
        return MAX_AGE;
    }

    @Override
    public Flux<BiPredicate<String, Integer>> wakeUps(Character group) {
        return wakeUps.asFlux().doOnSubscribe(_ -> groups.add(group)).doFinally(_ -> groups.remove(group));
    }
}
