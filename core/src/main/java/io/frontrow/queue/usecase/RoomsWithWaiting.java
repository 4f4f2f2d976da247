package io.frontrow.queue.usecase;

import io.frontrow.queue.port.AdmissionControl.Admission;
import io.frontrow.shared.id.ConcertId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * The waiting rooms in which users wait, as far as this instance knows. A room is forgotten before the store is queried
 * for it, so that a user who joins at the same time is not forgotten with it.
 */
final class RoomsWithWaiting {

    private final Set<ConcertId> known = ConcurrentHashMap.newKeySet();

    void add(ConcertId concertId) {
        known.add(concertId);
    }

    boolean contains(ConcertId concertId) {
        return known.contains(concertId);
    }

    /** Forgets the room and admits into it. The room is known again if users still wait, or if the admission failed. */
    Mono<Admission> refreshedBy(Mono<Admission> admission, ConcertId concertId) {
        return Mono.fromRunnable(() -> known.remove(concertId))
                .then(admission)
                .doOnNext(batch -> addIfWaiting(concertId, batch))
                .doOnError(_ -> add(concertId));
    }

    private void addIfWaiting(ConcertId concertId, Admission batch) {
        if (batch.waiting() > 0) {
            add(concertId);
        }
    }
}
