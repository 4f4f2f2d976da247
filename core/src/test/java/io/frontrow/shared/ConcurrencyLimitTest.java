package io.frontrow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class ConcurrencyLimitTest {

    private final ConcurrencyLimit<String> limit = new ConcurrencyLimit<>(2);

    @Test
    void aStreamBeyondTheLimitOfItsKeyIsRefused() {
        open("ann");
        open("ann");

        assertRefused("ann");
        assertOpen("bob");
    }

    @Test
    void anEndedStreamMakesRoomForAnother() {
        open("ann");
        Disposable second = open("ann");
        assertRefused("ann");

        second.dispose();

        assertOpen("ann");
    }

    @Test
    void nothingCountsBeforeSubscription() {
        List.of(stream("ann"), stream("ann"))
                .forEach(stream -> assertThat(stream).isNotNull());

        assertOpen("ann");
    }

    private Flux<String> stream(String key) {
        return limit.apply(key, Flux.<String>never().startWith("open"), "refused");
    }

    private Disposable open(String key) {
        return stream(key).subscribe();
    }

    private void assertOpen(String key) {
        StepVerifier.create(stream(key)).expectNext("open").thenCancel().verify();
    }

    private void assertRefused(String key) {
        StepVerifier.create(stream(key)).expectNext("refused").verifyComplete();
    }
}
