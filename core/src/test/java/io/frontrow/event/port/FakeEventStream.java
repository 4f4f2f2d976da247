package io.frontrow.event.port;

import io.frontrow.event.model.Event;
import io.frontrow.shared.port.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** A stream in memory, which can be unavailable or lose its responses. */
public final class FakeEventStream implements EventStream {

    private final List<Event> entries = new ArrayList<>();
    private Mood mood = Mood.WELL;

    /** The state of the stream. */
    public enum Mood {
        WELL,
        /** Rejects every event. */
        AWAY,
        /** Accepts events and loses the response. */
        SILENT
    }

    public synchronized void setMood(Mood mood) {
        this.mood = mood;
    }

    /** All published events, including repeated ones. */
    public synchronized List<Event> entries() {
        return List.copyOf(entries);
    }

    @Override
    public Mono<Void> publish(List<Event> events) {
        return Mono.fromRunnable(() -> append(events));
    }

    private synchronized void append(List<Event> events) {
        if (mood != Mood.AWAY) {
            entries.addAll(events);
        }
        if (mood != Mood.WELL) {
            throw new StoreUnavailable("Stream", new IllegalStateException("a test has made it " + mood));
        }
    }
}
