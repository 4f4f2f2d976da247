package io.frontrow.seat.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users with held seats are present without heartbeats. */
interface HoldPresenceContract extends SeatHoldsSteps {

    @Test
    default void aUserWhoHoldsSeatsIsNotEvictedHoweverSilent() {
        QueueEntry silent = aFanInTurn(impatient());
        QueueEntry holder = aFanInTurn(impatient());
        held(holder, 12);
        evictIdle();
        pass(OVER_A_TURN);

        assertThat(evictIdle()).containsExactly(silent);

        assertThat(state(holder)).isInstanceOf(EntryState.Active.class);
    }

    @Test
    default void aHeartbeatDoesNotShortenThePresence() {
        QueueEntry holder = aFanInTurn(impatient());
        held(holder, 12);
        get(queue().record(concertId(), List.of(holder.userId())).thenReturn(true));
        join(holder.userId(), RejoinPolicy.KEEP);
        evictIdle();
        pass(OVER_A_TURN);

        assertThat(evictIdle()).isEmpty();
    }

    @Test
    default void aUserWhoReleasedAllSeatsIsEvictedWhenIdle() {
        QueueEntry fan = aFanInTurn(impatient());
        release(held(fan, 12), fan);
        evictIdle();
        assertThat(evictIdle()).isEmpty();
        pass(OVER_A_TURN);

        assertThat(evictIdle()).containsExactly(fan);
    }

    @Test
    default void aUserWhoseHoldExpiredIsEvictedWhenIdle() {
        QueueEntry fan = aFanInTurn(impatient());
        heldShortly(fan, 12);
        evictIdle();
        pass(OVER_A_TURN.plus(OVER_SHORT));

        assertThat(evictIdle()).containsExactly(fan);
    }

    @Test
    default void aUserWithARestoredTurnIsNotEvictedHoweverSilent() {
        QueueEntry fan = aLostFan();
        admit(impatient());
        get(queue().restore(fan, new TurnRecord.Unpaid(LONG)));
        evictIdle();
        pass(OVER_A_TURN);

        assertThat(evictIdle()).isEmpty();
    }

    private List<QueueEntry> evictIdle() {
        return get(queue().evictIdle(concertId(), Duration.ofHours(1), 100)).active();
    }

    private TestRoom impatient() {
        return TestRoom.of(concertId()).idleSeconds(1);
    }
}
