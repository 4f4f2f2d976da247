package io.frontrow.queue.port;

import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.InMemoryPages;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The operator log in memory. */
public final class InMemoryOperatorActions implements OperatorActions {

    private final InMemoryStore store;

    public InMemoryOperatorActions(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Void> append(NewAction action) {
        return store.step(() -> store.operatorActions.add(action(action))).then();
    }

    @Override
    public Mono<Page<OperatorAction>> list(ConcertId concertId, PageRequest request) {
        return store.step(() -> InMemoryPages.descending(
                store.operatorActions.stream()
                        .filter(action -> action.concertId().equals(concertId))
                        .toList(),
                request,
                action -> InMemoryPages.cursor(action.at(), action.actionId().value())));
    }

    private OperatorAction action(NewAction action) {
        @Nullable QueueEntryId entryId = action.entry().map(QueueEntry::entryId).orElse(null);
        @Nullable UserId userId = action.entry().map(QueueEntry::userId).orElse(null);
        return new OperatorAction(
                action.newActionId(),
                action.concertId(),
                action.operatorId(),
                action.kind(),
                entryId,
                userId,
                store.now());
    }
}
