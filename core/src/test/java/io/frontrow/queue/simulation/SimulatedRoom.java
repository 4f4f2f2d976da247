package io.frontrow.queue.simulation;

import io.frontrow.queue.model.WaitEstimate;
import io.frontrow.queue.model.WaitingRoomPolicy;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.model.forecast.RoomSample;
import io.frontrow.queue.model.forecast.WaitForecast;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A waiting room under one scenario, from its opening on. It admits and samples as the store of the queue does. Every
 * ten seconds it predicts the wait of some users who will not give up, since only their wait comes to an end, and
 * predicts it again ten seconds later.
 */
final class SimulatedRoom {

    private static final int TICK_MILLIS = 200;
    private static final int ASK_EVERY_MILLIS = 10_000;
    private static final int MINUTE_SECONDS = 60;
    private static final double PATIENT = 0.3;

    /** One user is chosen up to the first of these positions, one from there to the second, and so on. */
    private static final int[] POSITIONS = {10, 100, 1_000};

    private final ArrivalScenario scenario;
    private final WaitingRoomPolicy policy;
    private final long millisBetweenSamples;
    private final Random random;
    private final List<Long> arrivals;
    private final FenwickQueue queue;
    private final boolean[] waits;
    private final boolean[] isPatient;
    private final long[] admittedAt;
    private final PriorityQueue<long[]> givingUp = new PriorityQueue<>((one, other) -> Long.compare(one[0], other[0]));
    private final PriorityQueue<Long> turnEnds = new PriorityQueue<>();
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private final List<RoomSample> samples = new ArrayList<>();
    private final List<WaitPrediction> predictions = new ArrayList<>();
    private final List<WaitPrediction> lastPredictions = new ArrayList<>();
    private final List<Double> jumps = new ArrayList<>();

    private int came;
    private long admitted;
    private long departed;
    private DepartureRates rates = DepartureRates.UNKNOWN;

    SimulatedRoom(ArrivalScenario scenario, long seed) {
        this.scenario = scenario;
        policy = scenario.policy();
        millisBetweenSamples = DepartureRates.samplingInterval(policy.turn()).toMillis();
        random = new Random(seed);
        arrivals = scenario.arrivals(random);
        queue = new FenwickQueue(arrivals.size());
        waits = new boolean[arrivals.size()];
        isPatient = new boolean[arrivals.size()];
        admittedAt = new long[arrivals.size()];
        Arrays.fill(admittedAt, -1);
    }

    /** Runs until all users were admitted or gave up. */
    SimulatedRoom run() {
        for (long now = 0; came < arrivals.size() || queue.waiting() > 0; now += TICK_MILLIS) {
            takeSample(now);
            join(now);
            giveUp(now);
            endSessions(now);
            admit(now);
            if (now % ASK_EVERY_MILLIS == 0 && now < scenario.millis()) {
                predictWaits(now);
            }
        }
        return this;
    }

    /** The predictions and the waits that followed. */
    List<WaitPrediction> predictions() {
        return predictions.stream()
                .map(it -> new WaitPrediction(
                        it.user(), it.atMillis(), it.position(), it.estimate(), admittedAt[it.user()] - it.atMillis()))
                .toList();
    }

    /**
     * The share by which a predicted median had changed ten seconds later, apart from those ten seconds; for medians of
     * a minute or more.
     */
    List<Double> jumps() {
        return jumps;
    }

    private void takeSample(long now) {
        if (!samples.isEmpty() && now - samples.getLast().at().toEpochMilli() < millisBetweenSamples) {
            return;
        }
        samples.add(new RoomSample(Instant.ofEpochMilli(now), admitted, departed, turnEnds.size(), queue.waiting()));
        if (samples.size() > DepartureRates.SAMPLES_PER_WINDOW + 1) {
            samples.removeFirst();
        }
        rates = DepartureRates.of(samples);
    }

    private void join(long now) {
        for (; came < arrivals.size() && arrivals.get(came) <= now; came++) {
            queue.join(came);
            waits[came] = true;
            isPatient[came] = random.nextDouble() < PATIENT;
            if (!isPatient[came]) {
                givingUp.add(new long[] {now + millis(scenario.patience()), came});
            }
        }
    }

    private void giveUp(long now) {
        while (!givingUp.isEmpty() && givingUp.peek()[0] <= now) {
            int user = (int) givingUp.remove()[1];
            if (waits[user]) {
                leaveQueue(user);
                departed++;
            }
        }
    }

    private void endSessions(long now) {
        while (!turnEnds.isEmpty() && turnEnds.peek() <= now) {
            turnEnds.remove();
            departed++;
        }
    }

    private void admit(long now) {
        while (!lastSecond.isEmpty() && lastSecond.peek() <= now - 1_000) {
            lastSecond.remove();
        }
        while (queue.waiting() > 0
                && turnEnds.size() < policy.capacity()
                && lastSecond.size() < policy.admitPerSecond()) {
            int user = queue.userBehind(0);
            leaveQueue(user);
            admittedAt[user] = now;
            lastSecond.add(now);
            turnEnds.add(now + Math.min(policy.turn().toMillis(), millis(scenario.turns())));
            admitted++;
        }
    }

    private void leaveQueue(int user) {
        queue.leave(user);
        waits[user] = false;
    }

    private void predictWaits(long now) {
        WaitForecast forecast = new WaitForecast(policy, rates);
        lastPredictions.forEach(before -> predictAgain(before, forecast, now));
        lastPredictions.clear();
        int from = 0;
        for (int to : POSITIONS) {
            if (queue.waiting() > from) {
                predictWaits(from + random.nextInt(Math.min(to, queue.waiting()) - from), forecast, now);
            }
            from = to;
        }
    }

    private void predictWaits(int ahead, WaitForecast forecast, long now) {
        int user = queue.userBehind(ahead);
        if (isPatient[user]) {
            lastPredictions.add(new WaitPrediction(user, now, ahead + 1, estimate(ahead, forecast, now), 0));
            predictions.add(lastPredictions.getLast());
        }
    }

    private void predictAgain(WaitPrediction before, WaitForecast forecast, long now) {
        long seconds = before.estimate().seconds();
        if (waits[before.user()] && seconds >= MINUTE_SECONDS) {
            long passed = (now - before.atMillis()) / 1_000;
            long again = estimate(queue.ahead(before.user()), forecast, now).seconds();
            jumps.add(Math.abs(again + passed - seconds) / (double) seconds);
        }
    }

    private WaitEstimate estimate(int ahead, WaitForecast forecast, long now) {
        return forecast.estimate(ahead, turnEnds.size(), Instant.ofEpochMilli(now))
                .orElseThrow();
    }

    private long millis(DurationDistribution duration) {
        return (long) (duration.seconds(random) * 1_000);
    }
}
