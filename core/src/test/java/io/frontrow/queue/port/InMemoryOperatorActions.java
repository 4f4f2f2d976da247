package io.frontrow.queue.port;

import io.frontrow.queue.model.OperatorAction;
import io.frontrow.shared.InMemoryPages;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.model.Page;
import io.frontrow.shared.model.PageRequest;
import java.util.List;
import reactor.core.publisher.Mono;

/** The operator log in memory. */
public final class InMemoryOperatorActions implements OperatorActions {

    private final InMemoryStore store;

    public InMemoryOperatorActions(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Void> append(NewAction action) {
        return store.step(() -> {
                    store.record(new By(action.operatorId(), action.newActionId()), action.kind(), action.subject());
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Page<OperatorAction>> list(PageRequest request) {
        return store.step(() -> page(store.operatorActions, request));
    }

    @Override
    public Mono<Page<OperatorAction>> list(ConcertId concertId, PageRequest request) {
        return store.step(() -> page(
                store.operatorActions.stream()
                        .filter(action -> concertId.equals(action.subject().concertId()))
                        .toList(),
                request));
    }

    private static Page<OperatorAction> page(List<OperatorAction> actions, PageRequest request) {
        return InMemoryPages.descending(
                actions,
                request,
                action -> InMemoryPages.cursor(action.at(), action.actionId().value()));
    }
}
