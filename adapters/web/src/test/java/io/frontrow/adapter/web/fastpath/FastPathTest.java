package io.frontrow.adapter.web.fastpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.adapter.web.InMemoryApplication;
import io.frontrow.adapter.web.http.ApiResponseWriter;
import io.frontrow.adapter.web.http.UserBulkhead;
import io.frontrow.adapter.web.problem.ProblemHandler;
import io.frontrow.adapter.web.security.CurrentRights;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.test.StepVerifier;

@SpringBootTest(classes = InMemoryApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class FastPathTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Autowired
    private FastCalls calls;

    @Autowired
    private FastBodies bodies;

    @Autowired
    private CurrentRights rights;

    @Autowired
    private UserBulkhead bulkhead;

    @Autowired
    private ApiResponseWriter writer;

    @Autowired
    private ProblemHandler problems;

    @Autowired
    private SecurityHeaders securityHeaders;

    @Autowired
    private ObjectProvider<TracedRequests> traces;

    @Test
    void measuresAResponseThatCannotBeWritten() {
        RequestTimers timers = new RequestTimers(
                new StaticListableBeanFactory(Map.of("registry", registry)).getBeanProvider(MeterRegistry.class));
        WebHttpHandlerBuilder builder = WebHttpHandlerBuilder.webHandler(_ -> Mono.empty());
        new FastPath(calls, bodies, rights, bulkhead, writer, problems, securityHeaders, timers, traces)
                .customize(builder);
        MockServerHttpResponse response = new MockServerHttpResponse();
        response.setWriteHandler(_ -> Mono.error(AbortedException.beforeSend()));

        StepVerifier.create(builder.build()
                        .handle(MockServerHttpRequest.get("/api/v1/concerts").build(), response))
                .verifyError(AbortedException.class);

        assertThat(registry.get("http.server.requests").timer().count()).isEqualTo(1);
    }
}
