package io.frontrow.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A measured call and the requests that make it. */
final class Call {

    /** More than an instance can process on such a machine. */
    private static final int PER_SECOND_MAX = 40_000;

    private final String name;
    private final boolean canRepeat;
    private List<String> requests;

    private Call(String name, boolean canRepeat, List<String> requests) {
        this.name = name;
        this.canRepeat = canRepeat;
        this.requests = requests;
    }

    /** A call whose requests can be repeated. */
    static Call repeatable(String name, List<String> requests) {
        return new Call(name, true, requests);
    }

    /** A call whose requests take effect only once. */
    static Call once(String name, List<String> requests) {
        return new Call(name, false, requests);
    }

    String name() {
        return name;
    }

    /** Sends the requests; of a call that takes effect once, only those that were not sent before. */
    Wrk.Measurement run(URI server, Duration duration) {
        return sent(new Wrk(server).run(name, next(PER_SECOND_MAX, duration), duration));
    }

    /** As above, at most this number of requests a second. */
    Wrk.Measurement runPaced(URI server, Duration duration, int perSecond) {
        return sent(new Wrk(server).runPaced(name, next(perSecond, duration), duration, perSecond));
    }

    private List<String> next(int perSecond, Duration duration) {
        return requests.stream().limit(perSecond * duration.toSeconds()).toList();
    }

    private Wrk.Measurement sent(Wrk.Measurement measured) {
        if (canRepeat) {
            return measured.havingRepeatedRightly();
        }
        requests = requests.subList((int) Math.min(measured.sent(), requests.size()), requests.size());
        return measured;
    }
}
