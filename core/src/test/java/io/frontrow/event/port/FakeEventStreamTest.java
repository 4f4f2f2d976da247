package io.frontrow.event.port;

import io.frontrow.event.model.Event;
import java.util.List;

class FakeEventStreamTest extends EventStreamContract {

    private final FakeEventStream stream = new FakeEventStream();

    @Override
    protected EventStream stream() {
        return stream;
    }

    @Override
    protected List<Event> entries() {
        return stream.entries();
    }
}
