package io.frontrow.benchmark;

import io.frontrow.adapter.web.http.Answer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * A call that does nothing: all that the server, the filters and the writing of JSON cost a call that needs no token and no
 * store.
 */
@RestController
class FixedAnswer {

    static final String PATH = "/fixed";

    @GetMapping(PATH)
    Mono<Answer> answer() {
        return Mono.just(Answer.ok(new Hello("Hello, World!")));
    }

    record Hello(String message) {}
}
