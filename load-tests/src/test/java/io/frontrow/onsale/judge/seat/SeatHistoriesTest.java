package io.frontrow.onsale.judge.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.onsale.history.Asked;
import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Histories;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Policy;
import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.judge.seat.LinearizabilitySearch.Result.Linearizable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which histories of a seat the documented rules allow. Times are in seconds; a hold lasts 300 s, clocks differ by 1 s. */
class SeatHistoriesTest {
    private static final Instant STARTED_AT = Instant.parse("2026-12-01T11:00:00Z");
    private static final Run RUN = new Run(
            1,
            STARTED_AT,
            1,
            "",
            "",
            null,
            new Policy(10, 10, 300, 120, null, Order.FIFO),
            300,
            1_000,
            null,
            null,
            null);
    private static final int CONFIGURATIONS_MAX = 1_000;

    private final List<Operation> operations = new ArrayList<>();
    private final List<FaultRecord> faults = new ArrayList<>();

    @Test
    void allowsASeatToBeHeldAgainOnceItsDeadlineMayHavePassed() {
        hold("mina", 10, 11, "hold-1");
        hold("joon", 310, 311, "hold-2");

        assertThat(isAllowed()).isTrue();
    }

    @Test
    void refusesASecondHoldBeforeTheDeadline() {
        hold("mina", 10, 11, "hold-1");
        hold("joon", 300, 301, "hold-2");

        assertThat(isAllowed()).isFalse();
    }

    @Test
    void trustsNoToldDeadlineThatContradictsTheDocumentedLength() {
        add("mina", "holdSeats", 10, 11, 201, "{'holdId':'hold-1','expiresAt':'2026-12-01T11:00:20Z'}", null, null);
        hold("joon", 100, 101, "hold-2");

        assertThat(isAllowed()).isFalse();
    }

    @Test
    void letsAToldDeadlineNarrowTheTimeOfASlowResponse() {
        add("mina", "holdSeats", 10, 50, 201, "{'holdId':'hold-1','expiresAt':'2026-12-01T11:05:45Z'}", null, null);
        hold("joon", 320, 321, "hold-2");

        assertThat(isAllowed()).isFalse();
    }

    @Test
    void refusesARefusalThatNobodyCaused() {
        hold("mina", 10, 11, "hold-1");
        refused("joon", "holdSeats", 320, 321, "{'code':'seats-taken','takenSeatNumbers':[7]}");

        assertThat(isAllowed()).isFalse();
    }

    @Test
    void allowsBothOfTwoThatTryAtOnceToBeRefused() {
        refused("mina", "holdSeats", 10, 12, "{'code':'seats-taken','takenSeatNumbers':[7]}");
        refused("joon", "holdSeats", 11, 13, "{'code':'seats-taken','takenSeatNumbers':[7]}");

        assertThat(isAllowed()).isTrue();
    }

    @Test
    void letsAHoldWithoutAnAnswerHaveHappenedOrNot() {
        unknown("mina", "holdSeats", 10, 13);
        refused("joon", "holdSeats", 20, 21, "{'code':'seats-taken','takenSeatNumbers':[7]}");
        assertThat(isAllowed()).isTrue();

        operations.removeLast();
        hold("joon", 20, 21, "hold-2");
        assertThat(isAllowed()).isTrue();
    }

    @Test
    void letsWhoRepeatsAnAttemptWithoutAnAnswerHaveTheDeadlineOfTheFirst() {
        String told = "{'reservationId':'res-1','expiresAt':'2026-12-01T11:05:11Z'}";
        add("mina", "reserveSeats", 50, 51, 201, told, null, null);
        hold("joon", 320, 321, "hold-2");
        assertThat(isAllowed()).isFalse();

        unknown("mina", "reserveSeats", 10, 13);
        assertThat(isAllowed()).isTrue();
    }

    @Test
    void takesRepeatedPaymentsAndCancellationsAsOne() {
        hold("mina", 10, 11, "hold-1");
        add("mina", "reserveSeats", 12, 13, 201, "{'reservationId':'res-1'}", "hold-1", null);
        unknownOf("mina", "pay", 14, 17, "res-1");
        add("mina", "pay", 18, 19, 201, "{'paymentId':'pay-1','status':'SUCCESS'}", null, "res-1");
        add("mina", "cancelReservation", 20, 21, 200, "{}", null, "res-1");
        add("mina", "cancelReservation", 22, 23, 200, "{}", null, "res-1");
        hold("joon", 24, 25, "hold-2");

        assertThat(isAllowed()).isTrue();
    }

    @Test
    void letsAPendingPaymentTakeEffectUntilItIsToldWhatBecameOfIt() {
        hold("mina", 10, 11, "hold-1");
        add("mina", "reserveSeats", 12, 13, 201, "{'reservationId':'res-1'}", "hold-1", null);
        add("mina", "pay", 14, 15, 201, "{'paymentId':'pay-1','status':'PENDING'}", null, "res-1");
        add("mina", "getPayment", 400, 401, 200, "{'paymentId':'pay-1','status':'SUCCESS'}", null, "res-1");
        assertThat(isAllowed()).isTrue();

        hold("joon", 395, 396, "hold-2");
        assertThat(isAllowed()).isFalse();
    }

    @Test
    void letsAPendingPaymentNeverTakeEffect() {
        hold("mina", 10, 11, "hold-1");
        add("mina", "reserveSeats", 12, 13, 201, "{'reservationId':'res-1'}", "hold-1", null);
        add("mina", "pay", 14, 15, 201, "{'paymentId':'pay-1','status':'PENDING'}", null, "res-1");
        hold("joon", 320, 321, "hold-2");

        assertThat(isAllowed()).isTrue();
    }

    @Test
    void refusesTheEndOfAHoldBeforeItsDeadline() {
        hold("mina", 10, 11, "hold-1");
        add("mina", "reserveSeats", 60, 61, 410, "{'code':'hold-expired'}", "hold-1", null);

        assertThat(isAllowed()).isFalse();
    }

    @Test
    void allowsAFaultToLoseHoldsButNoReservation() {
        hold("mina", 10, 11, "hold-1");
        faults.add(new FaultRecord("redis-emptied", micros(20), micros(21), true));
        hold("joon", 30, 31, "hold-2");
        assertThat(isAllowed()).isTrue();

        add("mina", "reserveSeats", 12, 13, 201, "{'reservationId':'res-1'}", "hold-1", null);
        assertThat(isAllowed()).isFalse();
    }

    @Test
    void seesAHoldThatIsGivenTwiceDespiteAFault() {
        hold("mina", 10, 11, "hold-1");
        faults.add(new FaultRecord("redis-emptied", micros(20), micros(21), true));
        hold("joon", 20, 21, "hold-2");
        assertThat(isAllowed()).isTrue();

        hold("sora", 20, 21, "hold-3");
        assertThat(isAllowed()).isFalse();

        operations.removeLast();
        hold("sora", 30, 31, "hold-3");
        assertThat(isAllowed()).isFalse();
    }

    @Test
    void releasesTheHoldsOfAUserWhoseTurnHasEnded() {
        hold("mina", 10, 11, "hold-1");
        refused("mina", "getQueueStatus", 60, 61, "{'code':'queue-token-gone'}");
        hold("joon", 30, 31, "hold-2");

        assertThat(isAllowed()).isTrue();
    }

    private boolean isAllowed() {
        List<SeatCall> calls =
                SeatHistories.of(operations, RUN, faults).values().iterator().next();
        return LinearizabilitySearch.search(Seat.FREE, calls, CONFIGURATIONS_MAX) instanceof Linearizable;
    }

    private void hold(String fan, int start, int end, String hold) {
        add(fan, "holdSeats", start, end, 201, "{'holdId':'%s'}".formatted(hold), null, null);
    }

    private void refused(String fan, String call, int start, int end, String told) {
        add(fan, call, start, end, 409, told, null, null);
    }

    private void unknown(String fan, String call, int start, int end) {
        add(fan, call, start, end, 503, "{}", null, null);
    }

    private void unknownOf(String fan, String call, int start, int end, String reservation) {
        add(fan, call, start, end, 503, "{}", null, reservation);
    }

    private void add(
            String fan,
            String call,
            int start,
            int end,
            int status,
            String told,
            @Nullable String hold,
            @Nullable String reservation) {
        Outcome outcome = status < 300 ? Outcome.DONE : status < 500 ? Outcome.REFUSED : Outcome.UNKNOWN;
        operations.add(new Operation(
                call,
                null,
                fan,
                micros(start),
                micros(end),
                null,
                null,
                outcome,
                status,
                new Asked(null, "performance", List.of(7), hold, reservation, null, null, null, null),
                Histories.told(told.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
    }

    private static long micros(int seconds) {
        return seconds * 1_000_000L;
    }
}
