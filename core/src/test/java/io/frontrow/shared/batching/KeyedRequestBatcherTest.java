package io.frontrow.shared.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.shared.port.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class KeyedRequestBatcherTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String KEY = "key";
    private static final int BAD = -1;

    private static final BatchSettings SETTINGS =
            new BatchSettings("the store", 256, Duration.ofMillis(1), Duration.ofMillis(10));

    private final List<List<Integer>> calls = new CopyOnWriteArrayList<>();
    private final KeyedRequestBatcher<String, Integer, Long> echoes = new KeyedRequestBatcher<>(SETTINGS, this::echo);

    /** Replies to each request with its own number; fails if one of them is bad. */
    private Mono<List<Long>> echo(String key, List<Integer> requests) {
        calls.add(requests);
        return requests.contains(BAD)
                ? Mono.error(new IllegalArgumentException("bad"))
                : Mono.just(requests.stream().map(Long::valueOf).toList());
    }

    private Mono<Long> submit(String key, int request) {
        return echoes.submit(key, request);
    }

    @Test
    void everyRequestGetsItsOwnReplyAndIsSentInOrderOfArrival() {
        List<Long> replies = get(Flux.range(0, 10_000)
                .flatMapSequential(i -> submit(KEY, i), 10_000)
                .collectList());

        assertThat(replies)
                .containsExactlyElementsOf(
                        IntStream.range(0, 10_000).mapToObj(Long::valueOf).toList());
        assertThat(calls).allSatisfy(call -> assertThat(call).hasSizeBetween(1, SETTINGS.sizeMax()));
        assertThat(calls.stream().flatMap(List::stream))
                .containsExactlyElementsOf(IntStream.range(0, 10_000).boxed().toList());
        assertThat(calls).hasSizeLessThan(1_000);
    }

    @Test
    void keysAreBatchedSeparately() {
        List<Long> replies = get(Flux.range(0, 1_000)
                .flatMapSequential(i -> submit("key " + i % 3, i), 1_000)
                .collectList());

        assertThat(replies).hasSize(1_000).isSorted();
        assertThat(calls)
                .allSatisfy(call ->
                        assertThat(call.stream().map(i -> i % 3).distinct()).hasSize(1));
    }

    @Test
    void nothingIsSentBeforeSubscription() {
        submit(KEY, 1);

        get(submit(KEY, 2));

        assertThat(calls).containsExactly(List.of(2));
    }

    @Test
    void aFailedCallFailsOnlyTheRequestsInIt() {
        StepVerifier.create(submit(KEY, BAD))
                .expectError(IllegalArgumentException.class)
                .verify(TIMEOUT);
        StepVerifier.create(submit(KEY, 1)).expectNext(1L).expectComplete().verify(TIMEOUT);
    }

    @Test
    void aCallThatThrowsFailsTheRequestsInIt() {
        KeyedRequestBatcher<String, Integer, Long> broken = new KeyedRequestBatcher<>(SETTINGS, (_, _) -> {
            throw new IllegalArgumentException("broken");
        });

        StepVerifier.create(broken.submit(KEY, 1))
                .expectError(IllegalArgumentException.class)
                .verify(TIMEOUT);
    }

    @Test
    void aCallWithTooFewRepliesFails() {
        KeyedRequestBatcher<String, Integer, Long> mute =
                new KeyedRequestBatcher<>(SETTINGS, (_, _) -> Mono.just(List.of()));

        StepVerifier.create(mute.submit(KEY, 1))
                .expectError(IllegalStateException.class)
                .verify(TIMEOUT);
    }

    @Test
    void aSubscriberThatFailsOnItsReplyDoesNotAffectOthers() {
        List<Long> replies = get(Flux.range(0, 20)
                .flatMapSequential(
                        i -> submit(KEY, i)
                                .map(reply -> 100 / (reply - 7))
                                .onErrorResume(ArithmeticException.class, _ -> Mono.just(1_000L)),
                        20)
                .collectList());

        assertThat(replies).hasSize(20).containsOnlyOnce(1_000L).contains(100L, -100L);
    }

    @Test
    void aCancelledRequestIsSentAndDoesNotAffectOthers() {
        Sinks.One<Boolean> later = Sinks.one();
        KeyedRequestBatcher<String, Integer, Long> slow = new KeyedRequestBatcher<>(
                SETTINGS, (key, requests) -> later.asMono().then(echo(key, requests)));
        Disposable first = slow.submit(KEY, 1).subscribe();
        Mono<Long> second = slow.submit(KEY, 2).cache();
        second.subscribe();
        first.dispose();

        later.tryEmitValue(true);

        assertThat(get(second)).isEqualTo(2);
        assertThat(calls.stream().flatMap(List::stream)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void requestsBeyondTheLimitFailUntilOthersGotTheirReply() {
        Sinks.One<Boolean> later = Sinks.one();
        KeyedRequestBatcher<String, Integer, Long> slow = new KeyedRequestBatcher<>(
                SETTINGS, (key, requests) -> later.asMono().then(echo(key, requests)));
        List<CompletableFuture<Long>> most = IntStream.range(0, KeyedRequestBatcher.PENDING_MAX)
                .mapToObj(i -> slow.submit(KEY, i).toFuture())
                .toList();

        StepVerifier.create(slow.submit(KEY, 7))
                .expectError(StoreUnavailable.class)
                .verify(TIMEOUT);
        later.tryEmitValue(true);
        assertThat(most.stream().map(CompletableFuture::join)).hasSize(KeyedRequestBatcher.PENDING_MAX);
        assertThat(get(slow.submit(KEY, 7))).isEqualTo(7);
    }

    @Test
    void requestsAreCollectedWhileACallIsUnderWay() {
        Sinks.One<Boolean> later = Sinks.one();
        KeyedRequestBatcher<String, Integer, Long> slow = slowUntil(later, TIMEOUT);
        slow.submit(KEY, 0).subscribe();
        await().atMost(TIMEOUT).until(() -> !calls.isEmpty());
        List<CompletableFuture<Long>> replies = IntStream.range(1, 5)
                .mapToObj(i -> slow.submit(KEY, i).toFuture())
                .toList();

        later.tryEmitValue(true);

        assertThat(replies.stream().map(CompletableFuture::join)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(calls).containsExactly(List.of(0), List.of(1, 2, 3, 4));
    }

    @Test
    void aFullBatchDoesNotWaitForACallUnderWay() {
        KeyedRequestBatcher<String, Integer, Long> slow = slowUntil(Sinks.one(), TIMEOUT);
        slow.submit(KEY, BAD).subscribe();
        await().atMost(TIMEOUT).until(() -> !calls.isEmpty());

        IntStream.range(0, SETTINGS.sizeMax()).forEach(i -> slow.submit(KEY, i).subscribe());

        await().atMost(TIMEOUT).until(() -> calls.size() == 2);
        assertThat(calls.getLast()).hasSize(SETTINGS.sizeMax());
    }

    @Test
    void aCallThatNeverEndsDoesNotHoldUpTheNextOne() {
        KeyedRequestBatcher<String, Integer, Long> slow = slowUntil(Sinks.one(), SETTINGS.waitMax());

        slow.submit(KEY, 1).subscribe();
        await().atMost(TIMEOUT).until(() -> !calls.isEmpty());
        slow.submit(KEY, 2).subscribe();

        await().atMost(TIMEOUT).until(() -> calls.size() == 2);
    }

    /** A batcher whose calls are counted at once and end later. */
    private KeyedRequestBatcher<String, Integer, Long> slowUntil(Sinks.One<Boolean> end, Duration waitMax) {
        BatchSettings settings = new BatchSettings("the store", SETTINGS.sizeMax(), SETTINGS.window(), waitMax);
        return new KeyedRequestBatcher<>(settings, (_, requests) -> {
            calls.add(requests);
            return end.asMono().thenReturn(requests.stream().map(Long::valueOf).toList());
        });
    }

    @Test
    void nothingIsKeptOfAnIdleKey() {
        get(Flux.range(0, 1_000).flatMap(i -> submit("key " + i, i), 1_000).then(Mono.just(true)));

        await().atMost(TIMEOUT).until(() -> echoes.openWindows() == 0);
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(TIMEOUT).orElseThrow();
    }
}
