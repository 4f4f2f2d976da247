package io.frontrow.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A call that is measured, and the requests to make it with. */
final class Call {

    /** More than an instance answers on such a machine. */
    private static final int PER_SECOND_MAX = 20_000;

    private final String name;
    private final boolean canRepeat;
    private List<String> requests;

    private Call(String name, boolean canRepeat, List<String> requests) {
        this.name = name;
        this.canRepeat = canRepeat;
        this.requests = requests;
    }

    /** Each of the requests may be sent again and again. */
    static Call repeatable(String name, List<String> requests) {
        return new Call(name, true, requests);
    }

    /** Each of the requests has its effect only once. */
    static Call once(String name, List<String> requests) {
        return new Call(name, false, requests);
    }

    /** Sends what was not sent yet, of what has its effect only once. */
    Wrk.Measurement run(URI server, Duration duration) {
        long atMost = PER_SECOND_MAX * duration.toSeconds();
        Wrk.Measurement measured =
                new Wrk(server).run(name, requests.stream().limit(atMost).toList(), duration);
        if (canRepeat) {
            return measured.havingRepeatedRightly();
        }
        requests = requests.subList((int) Math.min(measured.sent(), requests.size()), requests.size());
        return measured;
    }
}
