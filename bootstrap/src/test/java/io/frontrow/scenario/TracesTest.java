package io.frontrow.scenario;

import static io.frontrow.scenario.harness.TraceReceiver.hex;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.FrontrowProcess;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.scenario.harness.TraceReceiver;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an instance with a receiver of traces sends to it, and its structured log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SPAN_OF_CLIENT = "00f067aa0ba902b7";

    private final TestSystem system = TestSystem.shared();
    private final TraceReceiver receiver = new TraceReceiver();
    private FrontrowProcess frontrow;
    private Path log;

    @BeforeAll
    void start(@TempDir Path directory) {
        log = directory.resolve("frontrow.json");
        frontrow = FrontrowProcess.start(
                system.stores(),
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + receiver.endpoint(),
                "--management.opentelemetry.tracing.export.schedule-delay=100ms",
                "--management.tracing.sampling.probability=1.0",
                "--frontrow.gateway.url=" + system.paymentModule(),
                "--frontrow.http.access-log=true",
                "--logging.level.io.frontrow.adapter.web.problem=debug",
                "--logging.structured.format.file=ecs",
                "--logging.file.name=" + log);
    }

    @AfterAll
    void stop() {
        frontrow.close();
        receiver.close();
    }

    @Test
    void goesFromTheRequestThroughTheStoresToThePaymentModule() {
        Concert concert = system.concert();
        TestUser buyer = system.user().at(frontrow.address()).admitInto(concert);
        UUID reservation = buyer.reserved(concert.performance(), 1);
        String trace = newTrace();

        buyer.sends(Request.post("/payments")
                        .json(Map.of("reservationId", reservation, "method", "CARD", "cardToken", "tok_ok"))
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .with("traceparent", traceparent(trace)))
                .expect(201);

        awaitSpan(trace, span -> isRequest(span, "/api/v1/payments"));
        awaitSpan(trace, TracesTest::isStatement);
        awaitSpan(trace, TracesTest::isCommand);
        awaitSpan(trace, TracesTest::isCallOfTheModule);
        assertIsOneTree(trace, "/api/v1/payments");
    }

    @Test
    void includesTheBatchesOfTheFastPath() {
        Concert concert = system.concert();
        TestUser fan = system.user().at(frontrow.address());
        String trace = newTrace();
        String path = "/api/v1/concerts/{concertId}/queue-tokens";

        fan.sends(Request.post("/concerts/%s/queue-tokens".formatted(concert.id()))
                        .with("traceparent", traceparent(trace)))
                .expect(201);

        awaitSpan(trace, span -> isRequest(span, path));
        awaitSpan(trace, TracesTest::isCommand);
        assertIsOneTree(trace, path);
    }

    @Test
    void doesNotBeginWithAJob() {
        await().atMost(SOON).until(() -> !receiver.spans().isEmpty());
        assertThat(receiver.spans())
                .filteredOn(span -> span.getParentSpanId().isEmpty())
                .allMatch(span -> span.getKind() == SpanKind.SPAN_KIND_SERVER);
    }

    @Test
    void isNamedByTheStructuredLog() {
        String trace = newTrace();
        system.user()
                .at(frontrow.address())
                .sends(Request.get("/wallet/entries?limit=0").with("traceparent", traceparent(trace)))
                .refused(400, "invalid-request");
        await().atMost(SOON).until(() -> logLines().stream().anyMatch(line -> line.contains(trace)));
    }

    @Test
    void isNamedByTheResponseAndByTheAccessLog() {
        Concert concert = system.concert();
        TestUser fan = system.user().at(frontrow.address());
        for (Request request : List.of(
                Request.post("/concerts/%s/queue-tokens".formatted(concert.id())), // goes by the fast path
                Request.get("/wallet/entries?limit=0"))) {
            String trace = newTrace();

            HttpReply reply = fan.sends(request.with("traceparent", traceparent(trace)));

            assertThat(reply.headers().getFirst("Trace-Id")).isEqualTo(trace);
            await().atMost(SOON).until(() -> accessLog().stream().anyMatch(line -> line.contains(" ms " + trace)));
        }
    }

    @Test
    void eachRequestIsALineOfTheAccessLog() throws IOException {
        String email = UUID.randomUUID() + "@fans.example";
        system.user()
                .at(frontrow.address())
                .sends(Request.get("/admin/wallets?email=" + email))
                .refused(403, "forbidden");
        await().atMost(SOON)
                .until(() -> accessLog().stream().anyMatch(line -> line.contains("GET /api/v1/admin/wallets 403 ")));
        assertThat(accessLog()).noneMatch(line -> line.contains(email));
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String traceparent(String trace) {
        return "00-%s-%s-01".formatted(trace, SPAN_OF_CLIENT);
    }

    private List<String> logLines() throws IOException {
        return Files.readAllLines(log);
    }

    private List<String> accessLog() throws IOException {
        return logLines().stream()
                .filter(line -> line.contains("reactor.netty.http.server.AccessLog"))
                .toList();
    }

    private void awaitSpan(String trace, Predicate<Span> expected) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receiver.trace(trace)).anyMatch(expected));
    }

    /** The request continues the client's trace, and everything else in it is a descendant of the request. */
    private void assertIsOneTree(String trace, String path) {
        Map<String, Span> spans =
                receiver.trace(trace).stream().collect(toMap(span -> hex(span.getSpanId()), Function.identity()));
        Span request = spans.values().stream()
                .filter(span -> isRequest(span, path))
                .findFirst()
                .orElseThrow();
        assertThat(hex(request.getParentSpanId())).isEqualTo(SPAN_OF_CLIENT);
        assertThat(spans.values())
                .filteredOn(span -> !span.equals(request))
                .allMatch(span -> spans.containsKey(hex(span.getParentSpanId())));
    }

    private static boolean isRequest(Span span, String path) {
        return span.getKind() == SpanKind.SPAN_KIND_SERVER && span.getName().equals("http post " + path);
    }

    private static boolean isStatement(Span span) {
        return has(span, "peer.service", "PostgreSQL");
    }

    private static boolean isCommand(Span span) {
        return has(span, "db.system", "redis");
    }

    private static boolean isCallOfTheModule(Span span) {
        return has(span, "uri", "/v1/payments/{id}");
    }

    private static boolean has(Span span, String name, String value) {
        return span.getAttributesList().stream()
                .anyMatch(attribute -> attribute.getKey().equals(name)
                        && attribute.getValue().getStringValue().equals(value));
    }
}
