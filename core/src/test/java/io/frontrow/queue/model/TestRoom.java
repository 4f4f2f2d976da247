package io.frontrow.queue.model;

import io.frontrow.shared.id.ConcertId;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A builder of waiting rooms, which are open, large, fast and without an away time unless a test says otherwise. */
public final class TestRoom {

    /** The seed of the pre-queue of every test room. */
    public static final ShuffleSeed SEED = new ShuffleSeed("0123456789abcdef".repeat(4));

    private final ConcertId concertId;
    private long epoch = 1;
    private int capacity = 1_000;
    private int admitPerSecond = 10_000;
    private int turnSeconds = 600;
    private int idleSeconds = 60;
    private int awaySeconds;
    private @Nullable Instant opensAt;
    private AdmissionOrder order = AdmissionOrder.FIFO;
    private RejoinPolicy reentry = RejoinPolicy.KEEP;
    private GuardedScope guards = GuardedScope.SEATS;
    private boolean paused;
    private boolean hasAdmitted;
    private @Nullable Instant salesCloseAt = Instant.parse("2999-01-01T00:00:00Z");

    private TestRoom(ConcertId concertId) {
        this.concertId = concertId;
    }

    private TestRoom(TestRoom other) {
        concertId = other.concertId;
        epoch = other.epoch;
        capacity = other.capacity;
        admitPerSecond = other.admitPerSecond;
        turnSeconds = other.turnSeconds;
        idleSeconds = other.idleSeconds;
        awaySeconds = other.awaySeconds;
        opensAt = other.opensAt;
        order = other.order;
        reentry = other.reentry;
        guards = other.guards;
        paused = other.paused;
        hasAdmitted = other.hasAdmitted;
        salesCloseAt = other.salesCloseAt;
    }

    public static TestRoom of(ConcertId concertId) {
        return new TestRoom(concertId);
    }

    public TestRoom epoch(long changed) {
        return with(room -> room.epoch = changed);
    }

    public TestRoom capacity(int changed) {
        return with(room -> room.capacity = changed);
    }

    public TestRoom admitPerSecond(int changed) {
        return with(room -> room.admitPerSecond = changed);
    }

    public TestRoom turnSeconds(int changed) {
        return with(room -> room.turnSeconds = changed);
    }

    public TestRoom idleSeconds(int changed) {
        return with(room -> room.idleSeconds = changed);
    }

    public TestRoom awaySeconds(int changed) {
        return with(room -> room.awaySeconds = changed);
    }

    public TestRoom opensAt(@Nullable Instant changed) {
        return with(room -> room.opensAt = changed);
    }

    public TestRoom reentry(RejoinPolicy changed) {
        return with(room -> room.reentry = changed);
    }

    public TestRoom guards(GuardedScope changed) {
        return with(room -> room.guards = changed);
    }

    public TestRoom salesCloseAt(@Nullable Instant changed) {
        return with(room -> room.salesCloseAt = changed);
    }

    /** Draws the order of the pre-queue. */
    public TestRoom shuffle() {
        return with(room -> room.order = AdmissionOrder.SHUFFLE);
    }

    public TestRoom pause() {
        return with(room -> room.paused = true);
    }

    /** A room that has admitted a user before. */
    public TestRoom thatHasAdmitted() {
        return with(room -> room.hasAdmitted = true);
    }

    private TestRoom with(Consumer<TestRoom> change) {
        TestRoom changed = new TestRoom(this);
        change.accept(changed);
        return changed;
    }

    public WaitingRoomPolicy policy() {
        return new WaitingRoomPolicy(
                capacity,
                admitPerSecond,
                turnSeconds,
                idleSeconds,
                awaySeconds,
                opensAt,
                order,
                reentry,
                guards,
                paused);
    }

    public WaitingRoom room() {
        return new WaitingRoom(concertId, epoch, policy(), SEED, hasAdmitted, salesCloseAt);
    }
}
