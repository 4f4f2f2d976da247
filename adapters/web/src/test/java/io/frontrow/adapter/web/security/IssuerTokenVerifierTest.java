package io.frontrow.adapter.web.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.frontrow.shared.port.StoreUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Forged tokens that name an issuer that is down. */
class IssuerTokenVerifierTest {
    private static final String FORGED = "forged";
    private static final int TOKENS = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private volatile HttpHandler behavior = IssuerTokenVerifierTest::fail;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(connections);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            behavior.handle(exchange);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        connections.shutdownNow();
    }

    @Test
    void asksAnIssuerThatFailsOnceForManyTokens() {
        IssuerTokenVerifier verifier = verifier();

        verifyMany(verifier);
        verifyMany(verifier);

        assertThat(requests).hasValue(1);
    }

    @Test
    void asksAgainAfterSomeSeconds() {
        IssuerTokenVerifier verifier = verifier();
        verifyMany(verifier);

        clock.advanceTimeBy(IssuerTokenVerifier.ASKED_AGAIN_AFTER);
        behavior = this::respond;

        StepVerifier.create(verifier.verify(FORGED)).expectComplete().verify(TIMEOUT);
        assertThat(requests).hasValue(2);
    }

    @Test
    void waitsForALimitedTimeForAnIssuerThatNeverFinishes() {
        behavior = IssuerTokenVerifierTest::trickle;

        verifyMany(verifier());
    }

    private IssuerTokenVerifier verifier() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return new IssuerTokenVerifier(new TrustedIssuers.Issuer(url, "frontrow", "roles", "operator"), clock);
    }

    private static void verifyMany(IssuerTokenVerifier verifier) {
        StepVerifier.create(Flux.range(0, TOKENS)
                        .flatMap(
                                number -> verifier.verify(FORGED + number)
                                        .thenReturn("a decision")
                                        .onErrorResume(StoreUnavailable.class, _ -> Mono.just("unavailable")),
                                TOKENS)
                        .distinct())
                .expectNext("unavailable")
                .expectComplete()
                .verify(TIMEOUT);
    }

    private static void fail(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(503, -1);
        }
    }

    private void respond(HttpExchange exchange) throws IOException {
        byte[] body = "{\"jwks_uri\": \"http://127.0.0.1:%d/keys\"}"
                .formatted(server.getAddress().getPort())
                .getBytes(US_ASCII);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Sends a byte too soon for a timeout of the read, over and over, until the client disconnects. */
    private static void trickle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            while (!Thread.interrupted()) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }
    }
}
