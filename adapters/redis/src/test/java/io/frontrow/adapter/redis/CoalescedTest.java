package io.frontrow.adapter.redis;

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

class CoalescedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ROOM = "room";
    private static final int BAD = -1;

    private final List<List<Integer>> calls = new CopyOnWriteArrayList<>();
    private final Coalesced<String, Integer> echoes = new Coalesced<>(this::echo);

    /** Answers every question with itself, unless one of them is bad. */
    private Mono<Reply> echo(String room, List<Integer> questions) {
        calls.add(questions);
        return questions.contains(BAD)
                ? Mono.error(new IllegalArgumentException("bad"))
                : Mono.just(new Reply(questions.stream().map(Long::valueOf).toList()));
    }

    private Mono<Long> ask(String room, int question) {
        return echoes.ask(room, question).map(reply -> reply.number(0));
    }

    @Test
    void everybodyGetsTheirOwnAnswerAndIsAskedForInTheOrderOfArrival() {
        List<Long> answers = get(Flux.range(0, 10_000)
                .flatMapSequential(i -> ask(ROOM, i), 10_000)
                .collectList());

        assertThat(answers)
                .containsExactlyElementsOf(
                        IntStream.range(0, 10_000).mapToObj(Long::valueOf).toList());
        assertThat(calls).allSatisfy(call -> assertThat(call).hasSizeBetween(1, Coalesced.BATCH_MAX));
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
        Coalesced<String, Integer> broken = new Coalesced<>((_, _) -> {
            throw new IllegalArgumentException("broken");
        });

        StepVerifier.create(broken.ask(ROOM, 1))
                .expectError(IllegalArgumentException.class)
                .verify(PATIENCE);
    }

    @Test
    void aCallThatAnswersTooLittleFails() {
        Coalesced<String, Integer> mute = new Coalesced<>((_, _) -> Mono.just(new Reply(List.of())));

        StepVerifier.create(mute.ask(ROOM, 1))
                .expectError(IllegalStateException.class)
                .verify(PATIENCE);
    }

    @Test
    void anAnswerThatOneCannotReadHarmsNobodyElse() {
        Coalesced<String, Integer> odd = new Coalesced<>((_, questions) -> Mono.just(new Reply(questions.stream()
                .<Object>map(question -> question == BAD ? "odd" : Long.valueOf(question))
                .toList())));

        List<Long> answers = get(Flux.range(-10, 20)
                .flatMapSequential(
                        i -> odd.ask(ROOM, i)
                                .map(reply -> reply.number(0))
                                .onErrorResume(ClassCastException.class, _ -> Mono.just(1_000L)),
                        20)
                .collectList());

        assertThat(answers).hasSize(20).containsOnlyOnce(1_000L).contains(-2L, 0L);
    }

    @Test
    void whoeverCancelsHarmsNobodyAndIsAskedForNevertheless() {
        Sinks.One<Reply> later = Sinks.one();
        Coalesced<String, Integer> slow =
                new Coalesced<>((room, questions) -> later.asMono().then(echo(room, questions)));
        Disposable first = slow.ask(ROOM, 1).subscribe();
        Mono<Reply> second = slow.ask(ROOM, 2).cache();
        second.subscribe();
        first.dispose();

        later.tryEmitValue(new Reply(List.of()));

        assertThat(get(second).number(0)).isEqualTo(2);
        assertThat(calls.stream().flatMap(List::stream)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void noMoreAwaitAnAnswerThanTheBoundAndThenSomeMay() {
        Sinks.One<Reply> later = Sinks.one();
        Coalesced<String, Integer> slow =
                new Coalesced<>((room, questions) -> later.asMono().then(echo(room, questions)));
        List<CompletableFuture<Reply>> most = IntStream.range(0, Coalesced.AWAITING_MAX)
                .mapToObj(i -> slow.ask(ROOM, i).toFuture())
                .toList();

        StepVerifier.create(slow.ask(ROOM, 7))
                .expectError(StoreUnavailable.class)
                .verify(PATIENCE);
        later.tryEmitValue(new Reply(List.of()));
        assertThat(most.stream().map(CompletableFuture::join)).hasSize(Coalesced.AWAITING_MAX);
        assertThat(get(slow.ask(ROOM, 7)).number(0)).isEqualTo(7);
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
