package io.frontrow.onsale.judge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Histories;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Policy;
import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.verdict.Finding;
import io.frontrow.onsale.verdict.Status;
import io.frontrow.onsale.verdict.VerdictLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the waiting room may do. Times are in seconds; who is silent for 120 s may be away. */
class QueueJudgeTest {
    private static final int IDLE_SECONDS = 120;
    private final QueueJudge judge = new QueueJudge(new Run(
            1,
            Instant.EPOCH,
            1,
            "",
            "",
            null,
            new Policy(2, 2, 300, IDLE_SECONDS, null, Order.FIFO),
            300,
            1_000,
            null,
            null,
            null));

    @Test
    void failsIfSomebodyIsAdmittedBeforeAnotherWhoWasAhead() {
        joins("mina", 1, 2);
        joins("joon", 3, 4);
        isAdmitted("joon", 5, 6);
        waits("mina", 10, 11, 1);

        assertThat(status(VerdictLine.OVERTAKEN)).isEqualTo(Status.FAIL);
    }

    @Test
    void saysNothingOfTwoWhoAskedAtTheSameTime() {
        joins("mina", 1, 4);
        joins("joon", 3, 4);
        isAdmitted("joon", 5, 6);
        waits("mina", 10, 11, 1);

        assertThat(status(VerdictLine.OVERTAKEN)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void countsAnAttemptToJoinThatHadNoAnswer() {
        see("joon", "joinQueue", 0, 3, Outcome.UNKNOWN, "{}");
        joins("mina", 1, 2);
        joins("joon", 3, 4);
        isAdmitted("joon", 5, 6);
        waits("mina", 10, 11, 1);

        assertThat(status(VerdictLine.OVERTAKEN)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void doesNotCompareWhoMayHaveBeenAway() {
        joins("mina", 1, 2);
        joins("joon", 3, 4);
        isAdmitted("joon", 5, 6);
        waits("mina", 200, 201, 1);

        assertThat(status(VerdictLine.OVERTAKEN)).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void takesAnOpenStreamAsBeingThere() {
        joins("mina", 1, 2);
        joins("joon", 3, 4);
        isAdmitted("joon", 5, 6);
        waits("mina", 200, 201, 1);
        see("mina", "watchQueue", 2, 300, Outcome.DONE, "{'ticketId':'ticket of mina'}");

        assertThat(status(VerdictLine.OVERTAKEN)).isEqualTo(Status.FAIL);
    }

    @Test
    void failsIfAPositionGrows() {
        joins("mina", 1, 2);
        waits("mina", 3, 4, 5);
        waits("mina", 5, 6, 6);

        assertThat(status(VerdictLine.PLACE)).isEqualTo(Status.FAIL);
    }

    @Test
    void letsTurnsThatAFaultHasLostComeBackInFront() {
        judge.see(new FaultRecord("redis-emptied", 5_000_000, 6_000_000, true));
        joins("mina", 1, 2);
        joins("joon", 3, 4);
        isAdmitted("joon", 4, 5);
        waits("mina", 4, 5, 5);
        waits("mina", 7, 8, 6);
        assertThat(status(VerdictLine.PLACE)).isEqualTo(Status.PASS);
        assertThat(status(VerdictLine.OVERTAKEN)).isEqualTo(Status.PASS);
    }

    @Test
    void letsThemComeBackForAsLongAsWhoIsThereMayBeSilent() {
        judge.see(new FaultRecord("redis-emptied", 5_000_000, 6_000_000, true));
        joins("mina", 1, 2);
        waits("mina", 7, 8, 6);
        waits("mina", 9, 10, 7);
        assertThat(status(VerdictLine.PLACE)).isEqualTo(Status.PASS);

        waits("mina", 6 + IDLE_SECONDS + 1, 6 + IDLE_SECONDS + 2, 7);
        waits("mina", 6 + IDLE_SECONDS + 3, 6 + IDLE_SECONDS + 4, 8);
        assertThat(status(VerdictLine.PLACE)).isEqualTo(Status.FAIL);
    }

    @Test
    void saysNothingOfPositionsThatWereAskedForAtTheSameTime() {
        joins("mina", 1, 2);
        waits("mina", 3, 6, 5);
        waits("mina", 5, 7, 6);

        assertThat(status(VerdictLine.PLACE)).isEqualTo(Status.PASS);
    }

    @Test
    void failsIfAPositionGrowsOnAStream() {
        joins("mina", 1, 2);
        isTold("mina", 3, 4, 5, 5);
        isTold("mina", 3, 5, 5, 6);

        assertThat(status(VerdictLine.PLACE)).isEqualTo(Status.FAIL);
    }

    @Test
    void saysNothingOfPositionsOfTwoStreamsThatWereUnderWayAtTheSameTime() {
        joins("mina", 1, 2);
        isTold("mina", 3, 6, 7, 5);
        isTold("mina", 4, 7, 7, 6);

        assertThat(status(VerdictLine.PLACE)).isEqualTo(Status.PASS);
    }

    @Test
    void saysNothingOfEventsThatALateGeneratorMayHaveReadLate() {
        joins("mina", 1, 2);
        isTold("mina", 3, 4, 5, 5);
        isTold("mina", 4, 8, 9, 6);
        assertThat(status(VerdictLine.PLACE)).isEqualTo(Status.FAIL);

        isLate("joon", 4);

        assertThat(status(VerdictLine.PLACE)).isEqualTo(Status.PASS);
    }

    @Test
    void comparesResponsesAndEventsOfOneStreamEvenIfTheGeneratorIsLate() {
        isLate("joon", 20);
        joins("mina", 1, 2);
        waits("mina", 3, 4, 5);
        waits("mina", 5, 6, 6);
        joins("sora", 1, 2);
        isTold("sora", 3, 4, 5, 5);
        isTold("sora", 3, 5, 6, 6);

        Finding place = finding(VerdictLine.PLACE);
        assertThat(place.status()).isEqualTo(Status.FAIL);
        assertThat(place.reason()).startsWith("2 of 6 told positions").endsWith("to 2 of 2 people");
    }

    @Test
    void datesTheEventsOfALateGeneratorBack() {
        joins("mina", 1, 2);
        joins("joon", 3, 4);
        isAdmitted("joon", 5, 6);
        isTold("mina", 2, 9, 10, 1);
        assertThat(status(VerdictLine.OVERTAKEN)).isEqualTo(Status.FAIL);

        isLate("sora", 5);

        assertThat(status(VerdictLine.OVERTAKEN)).isEqualTo(Status.PASS);
    }

    @Test
    void failsIfAPositionGrowsFromOneStreamToTheNext() {
        joins("mina", 1, 2);
        isTold("mina", 3, 6, 7, 5);
        isTold("mina", 7, 7, 7, 6);

        assertThat(status(VerdictLine.PLACE)).isEqualTo(Status.FAIL);
    }

    @Test
    void failsIfAStreamTellsAGreaterPositionThanAResponseBefore() {
        joins("mina", 1, 2);
        waits("mina", 4, 5, 5);
        isTold("mina", 3, 6, 8, 6);

        assertThat(status(VerdictLine.PLACE)).isEqualTo(Status.FAIL);
    }

    @Test
    void failsIfMoreThanTheCapacityHaveTheirTurnAtOnce() {
        for (String fan : new String[] {"mina", "joon", "sora"}) {
            isAdmitted(fan, 5, 6);
            isAdmitted(fan, 8, 9);
        }

        Finding capacity = finding(VerdictLine.CAPACITY);
        assertThat(capacity.status()).isEqualTo(Status.FAIL);
        assertThat(capacity.reason()).startsWith("certainly at least 3 people at once");
        assertThat(capacity.figures()).containsEntry("bySecond", Map.of(6L, 3, 7L, 3, 8L, 3));
    }

    @Test
    void failsIfMoreAreAdmittedWithinASecondThanAllowed() {
        for (String fan : new String[] {"mina", "joon", "sora"}) {
            joins(fan, 1, 2);
            see(fan, "getQueueStatus", 5, 5, Outcome.DONE, waiting(fan, 1));
            see(fan, "getQueueStatus", 5, 5, Outcome.DONE, active(fan));
        }

        assertThat(status(VerdictLine.RATE)).isEqualTo(Status.FAIL);
    }

    private Status status(VerdictLine line) {
        return finding(line).status();
    }

    private Finding finding(VerdictLine line) {
        return judge.findings().stream()
                .filter(it -> it.line() == line)
                .findFirst()
                .orElseThrow();
    }

    /** The load generator sends a request of this user so many seconds late. */
    private void isLate(String fan, int seconds) {
        long micros = seconds * 1_000_000L;
        judge.see(new Operation("joinQueue", null, fan, micros, micros, 0L, null, Outcome.UNKNOWN, null, null, null));
    }

    private void joins(String fan, int start, int end) {
        see(fan, "joinQueue", start, end, Outcome.DONE, waiting(fan, 9));
    }

    private void waits(String fan, int start, int end, int position) {
        see(fan, "getQueueStatus", start, end, Outcome.DONE, waiting(fan, position));
    }

    private void isTold(String fan, int opened, int start, int end, int position) {
        see(fan, "watchQueue", "position", opened, start, end, Outcome.DONE, waiting(fan, position));
    }

    private void isAdmitted(String fan, int start, int end) {
        see(fan, "getQueueStatus", start, end, Outcome.DONE, active(fan));
    }

    private static String waiting(String fan, int position) {
        return "{'ticketId':'ticket of %s','state':'WAITING','position':%d}".formatted(fan, position);
    }

    private static String active(String fan) {
        return "{'ticketId':'ticket of %s','state':'ACTIVE','position':0}".formatted(fan);
    }

    private void see(String fan, String call, int start, int end, Outcome outcome, String told) {
        see(fan, call, null, null, start, end, outcome, told);
    }

    private void see(
            String fan,
            String call,
            @Nullable String event,
            @Nullable Integer opened,
            int start,
            int end,
            Outcome outcome,
            String told) {
        judge.see(new Operation(
                call,
                event,
                fan,
                start * 1_000_000L,
                end * 1_000_000L,
                null,
                opened == null ? null : opened * 1_000_000L,
                outcome,
                null,
                null,
                Histories.told(told.replace('\'', '"').getBytes(StandardCharsets.UTF_8))));
    }
}
