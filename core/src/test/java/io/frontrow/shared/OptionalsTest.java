package io.frontrow.shared;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class OptionalsTest {

    @Test
    void continuesWithTheValueThatWasFound() {
        StepVerifier.create(lengthOf(Mono.just(Optional.of("four"))))
                .expectNext(4)
                .verifyComplete();
    }

    @Test
    void returnsTheOtherResultIfNothingWasFound() {
        StepVerifier.create(lengthOf(Mono.just(Optional.empty())))
                .expectNext(-1)
                .verifyComplete();
    }

    @Test
    void failsIfTheLookupFails() {
        StepVerifier.create(lengthOf(Mono.error(new IllegalStateException("broken"))))
                .verifyErrorMessage("broken");
    }

    private static Mono<Integer> lengthOf(Mono<Optional<String>> found) {
        return Optionals.ifPresent(found, text -> Mono.just(text.length()), () -> -1);
    }
}
