package io.frontrow.seat.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TurnRecord;
import io.frontrow.queue.model.TurnRefusal;
import io.frontrow.seat.model.SeatHold;
import io.frontrow.seat.port.SeatHolds.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The turn of a user lasts as long as what the user holds. */
interface HoldTurnContract extends SeatHoldsSteps {

    @Test
    default void theTurnLastsAtLeastUntilTheDeadline() {
        QueueEntry fan = aFanInTurn(TestRoom.of(concertId()).turnSeconds(60));

        SeatHold hold = held(fan, 12);

        assertThat(state(fan)).isEqualTo(new EntryState.Active(hold.expiresAt()));
    }

    @Test
    default void aHoldNeverShortensTheTurn() {
        QueueEntry fan = aFanInTurn(TestRoom.of(concertId()).turnSeconds(3_600));
        EntryState before = state(fan);

        held(fan, 12);

        assertThat(state(fan)).isEqualTo(before);
    }

    @Test
    default void repeatingAHoldDoesNotExtendTheTurn() {
        QueueEntry fan = aFanInTurn(TestRoom.of(concertId()).turnSeconds(60));
        held(fan, 12);
        EntryState before = state(fan);
        pass(Duration.ofMillis(20));

        hold(fan, 12);

        assertThat(state(fan)).isEqualTo(before);
    }

    @Test
    default void releasingWithinTheTurnRestoresItsEnd() {
        QueueEntry fan = aFanInTurn(TestRoom.of(concertId()).turnSeconds(60));
        EntryState before = state(fan);

        for (int i = 0; i < 5; i++) {
            release(held(fan, 12), fan);
            pass(Duration.ofMillis(5));
        }

        assertThat(state(fan)).isEqualTo(before);
    }

    @Test
    default void theTurnEndsWithTheLastDeadlineOfWhatIsStillHeld() {
        QueueEntry fan = aFanInTurn(TestRoom.of(concertId()).turnSeconds(1));
        SeatHold first = held(fan, 12);
        pass(Duration.ofMillis(20));
        SeatHold last = held(fan, 13);
        assertThat(state(fan)).isEqualTo(new EntryState.Active(last.expiresAt()));

        release(last, fan);
        assertThat(state(fan)).isEqualTo(new EntryState.Active(first.expiresAt()));
    }

    @Test
    default void noHoldBeginsAfterTheBaseEndOfTheTurn() {
        QueueEntry fan = aFanInTurn(TestRoom.of(concertId()).turnSeconds(1));
        SeatHold hold = held(fan, 12);
        held(aFanInTurn(), 14);
        pass(OVER_A_TURN);

        assertThat(hold(fan, 13)).isEqualTo(new Outcome.NoMoreHolds());
        assertThat(hold(fan, 14)).isEqualTo(new Outcome.NoMoreHolds());
        assertThat(hold(fan, 12))
                .isInstanceOfSatisfying(
                        Outcome.Held.class,
                        held -> assertThat(held.hold().expiresAt()).isEqualTo(hold.expiresAt()));
        assertThat(state(fan)).isEqualTo(new EntryState.Active(hold.expiresAt()));
    }

    @Test
    default void releasingTheLastHoldAfterTheBaseEndEndsTheTurn() {
        QueueEntry fan = aFanInTurn(TestRoom.of(concertId()).turnSeconds(1));
        SeatHold one = held(fan, 12);
        SeatHold other =
                hold(aRequest(fan, otherPerformanceId(), LONG, 7)) instanceof Outcome.Held held ? held.hold() : one;
        pass(OVER_A_TURN);

        release(one, fan);
        assertThat(state(fan)).isEqualTo(new EntryState.Active(other.expiresAt()));
        release(other, fan);

        assertThat(state(fan)).isEqualTo(new EntryState.Gone(GoneReason.EXPIRED));
        assertThat(hold(fan, 12)).isEqualTo(new Outcome.NoTurn(new TurnRefusal.EntryGone(GoneReason.EXPIRED)));
    }

    @Test
    default void aTurnThatWasExtendedBeforeDoesNotLimitTheNextOne() {
        QueueEntry fan = aFanInTurn(TestRoom.of(concertId()).turnSeconds(1));
        held(fan, 12);
        pass(OVER_A_TURN);
        get(queue().leave(fan, LeaveReason.LEFT));
        QueueEntry again = join(fan.userId(), RejoinPolicy.KEEP);
        admit(TestRoom.of(concertId()));

        assertThat(hold(again, 13)).isInstanceOf(Outcome.Held.class);
    }

    @Test
    default void noHoldBeginsInARestoredTurn() {
        QueueEntry fan = aLostFan();
        assertThat(get(queue().restore(fan, new TurnRecord.Unpaid(LONG)))).isInstanceOf(EntryState.Active.class);

        assertThat(hold(fan, 12)).isEqualTo(new Outcome.NoMoreHolds());
        assertThat(state(fan)).isInstanceOf(EntryState.Active.class);
    }
}
