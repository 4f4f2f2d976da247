package io.frontrow.bootstrap.config;

import io.micrometer.observation.ObservationRegistry;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import reactor.netty.Metrics;
import reactor.netty.http.client.HttpClient;

/** Makes the calls of the payment module spans of traces, and sends the trace to it. */
final class TracedPaymentModule implements UnaryOperator<HttpClient> {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    TracedPaymentModule(ObservationRegistry observations) {
        Metrics.observationRegistry(observations);
    }

    @Override
    public HttpClient apply(HttpClient http) {
        return http.metrics(true, path -> ID.matcher(path).replaceAll("{id}"));
    }
}
