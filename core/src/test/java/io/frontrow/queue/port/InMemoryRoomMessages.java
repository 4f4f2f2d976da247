package io.frontrow.queue.port;

import io.frontrow.queue.model.MessageText;
import io.frontrow.queue.model.RoomMessage;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The operators' messages in memory, which are never stale. */
public final class InMemoryRoomMessages implements RoomMessages {

    private final InMemoryStore store;

    public InMemoryRoomMessages(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Optional<RoomMessage>> find(ConcertId concertId) {
        return store.step(() -> Optional.ofNullable(store.messages.get(concertId)));
    }

    @Override
    public Mono<Void> write(ConcertId concertId, MessageText text) {
        return store.step(() -> Optional.ofNullable(store.messages.put(concertId, new RoomMessage(text, store.now()))))
                .then();
    }

    @Override
    public Mono<Void> remove(ConcertId concertId) {
        return store.step(() -> Optional.ofNullable(store.messages.remove(concertId)))
                .then();
    }
}
