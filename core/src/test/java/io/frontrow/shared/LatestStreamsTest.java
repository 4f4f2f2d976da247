package io.frontrow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.subscriber.TestSubscriber;

class LatestStreamsTest {

    private final LatestStreams<String> streams = new LatestStreams<>(2);

    @Test
    void aStreamBeyondTheLimitEndsTheOldestOfItsKey() {
        TestSubscriber<String> oldest = open("ann");
        TestSubscriber<String> other = open("bob");
        TestSubscriber<String> second = open("ann");
        assertThat(oldest.isTerminatedOrCancelled()).isFalse();

        TestSubscriber<String> third = open("ann");

        assertThat(oldest.isTerminatedComplete()).isTrue();
        assertThat(List.of(other, second, third)).noneMatch(TestSubscriber::isTerminatedOrCancelled);
        assertThat(third.getReceivedOnNext()).containsExactly("open");
    }

    @Test
    void aStreamThatHasEndedCountsNoMore() {
        TestSubscriber<String> first = open("ann");
        open("ann").cancel();

        TestSubscriber<String> third = open("ann");

        assertThat(List.of(first, third)).noneMatch(TestSubscriber::isTerminatedOrCancelled);
    }

    @Test
    void nothingCountsBeforeSubscription() {
        TestSubscriber<String> first = open("ann");
        List.of(stream("ann"), stream("ann"))
                .forEach(stream -> assertThat(stream).isNotNull());

        assertThat(first.isTerminatedOrCancelled()).isFalse();
    }

    private Flux<String> stream(String key) {
        return streams.apply(key, Flux.<String>never().startWith("open"));
    }

    private TestSubscriber<String> open(String key) {
        TestSubscriber<String> subscriber = TestSubscriber.create();
        stream(key).subscribe(subscriber);
        return subscriber;
    }
}
