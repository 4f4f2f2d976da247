package io.frontrow.onsale.people;

import io.frontrow.onsale.client.Answer;
import java.time.Duration;

/**
 * How a fan joins and waits: by stream or by poll, with a connection that may be lost and a page that may be closed.
 */
final class Waiting {
    private static final int JOINS_MAX = 10;
    private static final int INCIDENT_SECONDS_MAX = 20;
    private static final double EAGERNESS = 0.2;
    private static final long MICROS = 1_000_000;

    /** Whoever has this place, or one further in front, looks at the page all the time. */
    private static final int ATTENTIVE_POSITION = 200;

    private static final double ATTENTIVE_SECONDS = 0.25;
    private static final double PATIENT_SECONDS = 2;

    private final Person person;
    private int joins;
    private boolean wantsToJoin = true;
    private boolean hasLostConnection;
    private boolean hasClosedPage;
    /** When something happens to a fan to whom something happens, in microseconds of the run. */
    private long incident = Long.MAX_VALUE;

    Waiting(Person person) {
        this.person = person;
    }

    boolean wantsToJoin() {
        return wantsToJoin;
    }

    /** A join without an answer, or one that was too early, is sent again. */
    void joined(Answer answer) {
        person.place().joined(answer);
        boolean isToRepeat = answer.isUnknown() || answer.isRefused("too-many-requests");
        wantsToJoin = isToRepeat && ++joins < JOINS_MAX;
        if (incident == Long.MAX_VALUE) {
            incident = person.now() + person.random().nextLong(INCIDENT_SECONDS_MAX * MICROS);
        }
    }

    void follow() {
        if (person.has(Habit.STREAM) && person.place().isLive()) {
            person.stream().open();
        }
    }

    boolean waits() {
        boolean leaves = person.has(Habit.LEAVE_QUEUE) && isTime();
        return person.place().isWaiting() && !person.place().isSoldOut() && person.isPatient() && !leaves;
    }

    boolean losesConnection() {
        return person.has(Habit.LOSE_CONNECTION) && !hasLostConnection && isTime();
    }

    void loseConnection() {
        hasLostConnection = true;
        person.stream().close();
    }

    boolean closesPage() {
        return person.has(Habit.CLOSE_PAGE) && !hasClosedPage && isTime();
    }

    /** The fan comes back, and joins again. */
    void closePage() {
        hasClosedPage = true;
        wantsToJoin = true;
        person.stream().close();
    }

    private boolean isTime() {
        return person.now() >= incident;
    }

    /** {@return how long until the fan looks at what the stream has told} */
    Duration untilNextLook() {
        return person.about(person.place().position() <= ATTENTIVE_POSITION ? ATTENTIVE_SECONDS : PATIENT_SECONDS);
    }

    Duration untilNextPoll() {
        double seconds = person.place().pollAfterSeconds();
        return person.about(person.has(Habit.TOO_OFTEN) ? seconds * EAGERNESS : seconds);
    }
}
