package io.frontrow.benchmark;

import io.frontrow.adapter.web.http.ApiResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A call that does nothing: the cost of the server, the filters and the JSON of a call without a token or a store. */
@RestController
class FixedResponse {

    static final String PATH = "/fixed";

    @GetMapping(PATH)
    Mono<ApiResponse> reply() {
        return Mono.just(ApiResponse.ok(new Hello("Hello, World!")));
    }

    record Hello(String message) {}
}
