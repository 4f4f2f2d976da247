package io.frontrow.queue.port;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.WaitingRoom;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Admission control whose replies come late or not at all.
 *
 * @param admitting changes the reply with what a batch did
 */
public record FaultyAdmissionControl(AdmissionControl admissions, UnaryOperator<Mono<Admission>> admitting)
        implements AdmissionControl {

    @Override
    public Mono<Admission> admit(WaitingRoom room, Duration pauseMax, int atMost) {
        return admitting.apply(admissions.admit(room, pauseMax, atMost));
    }

    @Override
    public Mono<AheadOfTurn> admitAhead(WaitingRoom room, QueueEntry entry) {
        return admissions.admitAhead(room, entry);
    }

    @Override
    public Mono<Eviction> evictIdle(ConcertId concertId, Duration pauseMax, int atMost) {
        return admissions.evictIdle(concertId, pauseMax, atMost);
    }
}
