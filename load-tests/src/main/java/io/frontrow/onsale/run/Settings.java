package io.frontrow.onsale.run;

import io.frontrow.onsale.history.Goals;
import io.frontrow.onsale.history.Policy;
import io.frontrow.onsale.people.Mix;
import io.frontrow.onsale.people.Shape;
import io.frontrow.onsale.system.Fault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a sale is played.
 *
 * @param url of a system that runs; null to start one
 * @param operatorEmail of the operator of a system that runs
 * @param operatorPassword of the operator of a system that runs
 * @param jar of the service, from which a system is started
 * @param directory in which everything is written; what is in it is deleted
 * @param hall seats, rounded up to whole rows of 25
 * @param spreadSeconds how long after the opening fans come
 * @param lobbySeconds from the beginning until the opening
 * @param patienceSeconds from the opening until those who still wait go home
 * @param thinkingSeconds the mean pause of fans between two steps of their turn
 * @param holdSeconds how long a hold lasts in a system that is started
 * @param room the policy; its opening is set when the sale begins
 * @param reports whether Gatling writes its report too
 * @param rehearses whether a short sale to few people is played before, after which neither the service nor the
 *     generator is cold
 * @param command for people who want to repeat the run
 */
public record Settings(
        @Nullable URI url,
        @Nullable String operatorEmail,
        @Nullable String operatorPassword,
        Path jar,
        Path directory,
        int fans,
        int bots,
        int hall,
        Shape shape,
        double spreadSeconds,
        int lobbySeconds,
        int patienceSeconds,
        double thinkingSeconds,
        int holdSeconds,
        Policy room,
        List<Fault> faults,
        Mix mix,
        Goals goals,
        long seed,
        boolean reports,
        boolean rehearses,
        String command) {
    private static final int REHEARSAL_FANS = 24;
    private static final int REHEARSAL_BOTS = 4;
    private static final int REHEARSAL_HALL = 50;
    private static final double REHEARSAL_SPREAD_SECONDS = 3;
    private static final int REHEARSAL_PATIENCE_SECONDS = 10;

    /** {@return a short sale of the same kind to few people} */
    Settings rehearsal() {
        return new Settings(
                url,
                operatorEmail,
                operatorPassword,
                jar,
                directory.resolve("rehearsal"),
                REHEARSAL_FANS,
                REHEARSAL_BOTS,
                REHEARSAL_HALL,
                Shape.SPIKE,
                REHEARSAL_SPREAD_SECONDS,
                1,
                REHEARSAL_PATIENCE_SECONDS,
                thinkingSeconds,
                holdSeconds,
                room,
                List.of(),
                mix,
                goals,
                seed,
                false,
                false,
                command);
    }

    /** {@return where the history is written} */
    Path history() {
        return directory.resolve("history.ndjson");
    }

    /** {@return how many accounts the sale takes} */
    int people() {
        return fans + bots;
    }
}
