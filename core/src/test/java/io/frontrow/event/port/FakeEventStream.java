package io.frontrow.event.port;

import io.frontrow.event.model.Event;
import io.frontrow.shared.port.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** A stream in memory, which may be away, or lose its answers. */
public final class FakeEventStream implements EventStream {

    private final List<Event> entries = new ArrayList<>();
    private Mood mood = Mood.WELL;

    /** How the stream is. */
    public enum Mood {
        WELL,
        /** Takes nothing. */
        AWAY,
        /** Takes what it is given, and fails to say so. */
        SILENT
    }

    public synchronized void setMood(Mood mood) {
        this.mood = mood;
    }

    /** All that was published, repeats included. */
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
