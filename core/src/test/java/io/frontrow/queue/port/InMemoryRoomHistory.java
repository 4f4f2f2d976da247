package io.frontrow.queue.port;

import io.frontrow.queue.model.RoomCountsSample;
import io.frontrow.queue.model.forecast.DepartureRates;
import io.frontrow.queue.model.forecast.RoomSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Samples of a waiting room: for the departure rates, and for the charts of operators. */
final class InMemoryRoomHistory {

    private final Deque<RoomSample> ofDepartures = new ArrayDeque<>();
    private final Deque<RoomCountsSample> ofCounts = new ArrayDeque<>();

    /** Adds a sample for the departure rates, unless the one before is too recent. */
    void takeSample(Duration turn, RoomSample sample) {
        if (!ofDepartures.isEmpty()
                && sample.at().isBefore(ofDepartures.getLast().at().plus(DepartureRates.samplingInterval(turn)))) {
            return;
        }
        ofDepartures.add(sample);
        if (ofDepartures.size() > DepartureRates.SAMPLES_PER_WINDOW + 1) {
            ofDepartures.remove();
        }
    }

    DepartureRates departureRates() {
        return DepartureRates.of(List.copyOf(ofDepartures));
    }

    /** {@return false, and adds nothing, if the interval has a sample already} */
    boolean add(RoomCountsSample sample, Duration interval, int samplesMax) {
        if (!ofCounts.isEmpty() && intervalOf(ofCounts.getLast().at(), interval) == intervalOf(sample.at(), interval)) {
            return false;
        }
        ofCounts.add(sample);
        if (ofCounts.size() > samplesMax) {
            ofCounts.remove();
        }
        return true;
    }

    private static long intervalOf(Instant at, Duration interval) {
        return Math.floorDiv(at.toEpochMilli(), interval.toMillis());
    }

    List<RoomCountsSample> samples() {
        return List.copyOf(ofCounts);
    }
}
