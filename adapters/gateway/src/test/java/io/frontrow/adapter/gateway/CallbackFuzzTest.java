package io.frontrow.adapter.gateway;

import io.frontrow.test.Fuzzing;
import org.junit.jupiter.api.Test;

class CallbackFuzzTest {

    @Test
    void noSignatureOrBodyOfACallbackIsAnError() {
        Fuzzing.run(CallbackFuzzer.class);
    }
}
