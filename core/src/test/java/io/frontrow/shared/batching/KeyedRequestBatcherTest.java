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

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ROOM = "room";
    private static final int BAD = -1;

    private static final KeyedRequestBatcher.Pace PACE =
            new KeyedRequestBatcher.Pace("the store", 256, Duration.ofMillis(1));

    private final List<List<Integer>> calls = new CopyOnWriteArrayList<>();
    private final KeyedRequestBatcher<String, Integer, Long> echoes = new KeyedRequestBatcher<>(PACE, this::echo);

    /** Answers every question with itself, unless one of them is bad. */
    private Mono<List<Long>> echo(String room, List<Integer> questions) {
        calls.add(questions);
        return questions.contains(BAD)
                ? Mono.error(new IllegalArgumentException("bad"))
                : Mono.just(questions.stream().map(Long::valueOf).toList());
    }

    private Mono<Long> ask(String room, int question) {
        return echoes.ask(room, question);
    }

    @Test
    void everybodyGetsTheirOwnAnswerAndIsAskedForInTheOrderOfArrival() {
        List<Long> answers = get(Flux.range(0, 10_000)
                .flatMapSequential(i -> ask(ROOM, i), 10_000)
                .collectList());

        assertThat(answers)
                .containsExactlyElementsOf(
                        IntStream.range(0, 10_000).mapToObj(Long::valueOf).toList());
        assertThat(calls).allSatisfy(call -> assertThat(call).hasSizeBetween(1, PACE.batchMax()));
        assertThat(calls.stream().flatMap(List::stream))
                .containsExactlyElementsOf(IntStream.range(0, 10_000).boxed().toList());
        assertThat(calls).hasSizeLessThan(1_000);
    }

    @Test
    void roomsAreAskedForApart() {
        List<Long> answers = get(Flux.range(0, 1_000)
                .flatMapSequential(i -> ask("room " + i % 3, i), 1_000)
                .collectList());

        assertThat(answers).hasSize(1_000).isSorted();
        assertThat(calls)
                .allSatisfy(call ->
                        assertThat(call.stream().map(i -> i % 3).distinct()).hasSize(1));
    }

    @Test
    void nothingIsAskedBeforeSomebodySubscribes() {
        ask(ROOM, 1);

        get(ask(ROOM, 2));

        assertThat(calls).containsExactly(List.of(2));
    }

    @Test
    void aCallThatFailsFailsForThoseItAskedForAndForNobodyElse() {
        StepVerifier.create(ask(ROOM, BAD))
                .expectError(IllegalArgumentException.class)
                .verify(PATIENCE);
        StepVerifier.create(ask(ROOM, 1)).expectNext(1L).expectComplete().verify(PATIENCE);
    }

    @Test
    void aCallThatThrowsFailsForThoseItAskedFor() {
        KeyedRequestBatcher<String, Integer, Long> broken = new KeyedRequestBatcher<>(PACE, (_, _) -> {
            throw new IllegalArgumentException("broken");
        });

        StepVerifier.create(broken.ask(ROOM, 1))
                .expectError(IllegalArgumentException.class)
                .verify(PATIENCE);
    }

    @Test
    void aCallThatAnswersTooLittleFails() {
        KeyedRequestBatcher<String, Integer, Long> mute =
                new KeyedRequestBatcher<>(PACE, (_, _) -> Mono.just(List.of()));

        StepVerifier.create(mute.ask(ROOM, 1))
                .expectError(IllegalStateException.class)
                .verify(PATIENCE);
    }

    @Test
    void anAnswerThatOneCannotReadHarmsNobodyElse() {
        List<Long> answers = get(Flux.range(0, 20)
                .flatMapSequential(
                        i -> ask(ROOM, i)
                                .map(answer -> 100 / (answer - 7))
                                .onErrorResume(ArithmeticException.class, _ -> Mono.just(1_000L)),
                        20)
                .collectList());

        assertThat(answers).hasSize(20).containsOnlyOnce(1_000L).contains(100L, -100L);
    }

    @Test
    void whoeverCancelsHarmsNobodyAndIsAskedForNevertheless() {
        Sinks.One<Boolean> later = Sinks.one();
        KeyedRequestBatcher<String, Integer, Long> slow = new KeyedRequestBatcher<>(
                PACE, (room, questions) -> later.asMono().then(echo(room, questions)));
        Disposable first = slow.ask(ROOM, 1).subscribe();
        Mono<Long> second = slow.ask(ROOM, 2).cache();
        second.subscribe();
        first.dispose();

        later.tryEmitValue(true);

        assertThat(get(second)).isEqualTo(2);
        assertThat(calls.stream().flatMap(List::stream)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void noMoreAwaitAnAnswerThanTheBoundAndThenSomeMay() {
        Sinks.One<Boolean> later = Sinks.one();
        KeyedRequestBatcher<String, Integer, Long> slow = new KeyedRequestBatcher<>(
                PACE, (room, questions) -> later.asMono().then(echo(room, questions)));
        List<CompletableFuture<Long>> most = IntStream.range(0, KeyedRequestBatcher.AWAITING_MAX)
                .mapToObj(i -> slow.ask(ROOM, i).toFuture())
                .toList();

        StepVerifier.create(slow.ask(ROOM, 7))
                .expectError(StoreUnavailable.class)
                .verify(PATIENCE);
        later.tryEmitValue(true);
        assertThat(most.stream().map(CompletableFuture::join)).hasSize(KeyedRequestBatcher.AWAITING_MAX);
        assertThat(get(slow.ask(ROOM, 7))).isEqualTo(7);
    }

    @Test
    void nothingIsKeptOfARoomThatNobodyAsksFor() {
        get(Flux.range(0, 1_000).flatMap(i -> ask("room " + i, i), 1_000).then(Mono.just(true)));

        await().atMost(PATIENCE).until(() -> echoes.rooms() == 0);
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(PATIENCE).orElseThrow();
    }
}
