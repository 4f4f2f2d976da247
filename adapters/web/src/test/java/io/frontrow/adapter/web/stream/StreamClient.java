package io.frontrow.adapter.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events, which reads them as the HTML standard defines. */
public final class StreamClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final Thread reading;

    private StreamClient(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.reading = Thread.ofVirtual().start(this::read);
    }

    /** An event with its data. */
    public record Event(String name, JsonNode data) {

        private static final Event END = new Event("end of stream", JSON.nullNode());
    }

    /** Opens a stream. The response may also be a problem. */
    public static StreamClient open(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(TIMEOUT);
        headers.forEach(request::header);
        try {
            return new StreamClient(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    /** {@return the value of a response header; empty if there is none} */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** {@return the data of the next event, which must have this name} */
    public JsonNode next(String name) {
        Event event = next(TIMEOUT);
        assertThat(event.name()).as("name of %s", event).isEqualTo(name);
        return event.data();
    }

    /** Expects the end of the stream, without a further event. */
    public void ends() {
        assertThat(next(TIMEOUT)).isEqualTo(Event.END);
    }

    /** {@return whether the stream has ended} */
    public boolean hasEnded() {
        return !reading.isAlive();
    }

    /** {@return the number of events that arrived and were not taken yet} */
    public int pending() {
        return events.size();
    }

    /** {@return the number of comments that arrived} */
    public int comments() {
        return comments.get();
    }

    private Event next(Duration timeout) {
        try {
            Event event = events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new AssertionError("no event came within " + timeout);
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        String name = "";
        StringBuilder data = new StringBuilder();
        try (Stream<String> lines = response.body()) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring("data: ".length()));
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(name, JSON.readTree(data.toString())));
                    data.setLength(0);
                }
            }
            events.add(Event.END);
        } catch (UncheckedIOException _) {
            events.add(Event.END);
        }
    }

    @Override
    public void close() {
        response.body().close();
        reading.interrupt();
    }
}
