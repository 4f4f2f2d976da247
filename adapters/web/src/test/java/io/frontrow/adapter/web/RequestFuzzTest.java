package io.frontrow.adapter.web;

import io.frontrow.test.Fuzzing;
import org.junit.jupiter.api.Test;

class RequestFuzzTest {

    @Test
    void noTokenCookieCursorHeaderOrBodyIsAnErrorOfTheServer() {
        Fuzzing.run(RequestFuzzer.class);
    }
}
