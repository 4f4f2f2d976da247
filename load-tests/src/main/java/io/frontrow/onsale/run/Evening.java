package io.frontrow.onsale.run;

import io.frontrow.onsale.client.Account;
import io.frontrow.onsale.client.Recorder;
import io.frontrow.onsale.history.HistoryWriter;
import io.frontrow.onsale.history.Policy;
import io.frontrow.onsale.history.Run;
import io.frontrow.onsale.history.RunClock;
import io.frontrow.onsale.office.Books;
import io.frontrow.onsale.office.Operator;
import io.frontrow.onsale.office.Sale;
import io.frontrow.onsale.office.Watch;
import io.frontrow.onsale.people.Crowd;
import io.frontrow.onsale.people.Stage;
import io.frontrow.onsale.system.Fault;
import io.frontrow.onsale.system.Faults;
import io.frontrow.onsale.system.OwnSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The evening of a sale: begins when the people are about to come, and ends when all have gone home. */
final class Evening {
    private static final int CLOCK_TOLERANCE_MS = 1_000;
    private static final Duration SETTLING = Duration.ofSeconds(40);
    private static final long MICROS = 1_000_000;

    private final Settings settings;
    private final List<URI> addresses;
    private final Operator operator;
    private final @Nullable OwnSystem system;
    private final List<Account> fans;
    private final List<Account> bots;
    private final Consumer<String> progress;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private @Nullable Stage stage;
    private @Nullable Watch watch;

    /**
     * Creates an evening.
     *
     * @param system in which faults are made; null if it is not ours
     * @param people the fans, and then the bots
     */
    Evening(
            Settings settings,
            List<URI> addresses,
            Operator operator,
            @Nullable OwnSystem system,
            List<Account> people,
            Consumer<String> progress) {
        this.settings = settings;
        this.addresses = addresses;
        this.operator = operator;
        this.system = system;
        this.fans = people.subList(0, settings.fans());
        this.bots = people.subList(settings.fans(), people.size());
        this.progress = progress;
    }

    /** Plays the sale, reads what everybody has at its end, and writes the whole history. */
    void play() throws IOException {
        play(this::readBooks);
    }

    /** Plays the sale for its load alone. */
    void rehearse() throws IOException {
        play(() -> {});
    }

    private void play(Runnable afterwards) throws IOException {
        Files.createDirectories(settings.directory());
        try (HistoryWriter history = new HistoryWriter(settings.history())) {
            Path log = settings.directory().resolve("gatling");
            try {
                Crowd.play(() -> begin(history), log, settings.reports());
            } finally {
                end();
            }
            afterwards.run();
        }
    }

    /** Starts the clock, puts the concert on sale, and begins to watch. {@return the people who are to come} */
    private Crowd begin(HistoryWriter history) {
        Recorder recorder = new Recorder(RunClock.start(), history);
        Sale sale = Sale.prepare(operator, settings.hall(), room(recorder.clock()));
        recorder.write(run(recorder.clock(), sale));
        watch = new Watch(operator, sale, recorder);
        watch.audit();
        stage = stage(sale, recorder);
        Crowd crowd = new Crowd(
                stage, fans, bots, settings.mix(), settings.shape(), settings.spreadSeconds(), settings.seed());
        parts.push(crowd);
        Faults faults = faults(stage);
        if (faults != null) {
            parts.push(faults);
        }
        parts.push(Ticker.start(watch, stage, system, faults, progress));
        return crowd;
    }

    private @Nullable Faults faults(Stage of) {
        return system == null || settings.faults().isEmpty()
                ? null
                : Faults.begin(system, settings.faults(), of.opensAt(), of.recorder(), settings.seed());
    }

    private Policy room(RunClock clock) {
        Policy room = settings.room();
        return new Policy(
                room.capacity(),
                room.admitPerSecond(),
                room.sessionSeconds(),
                room.idleSeconds(),
                clock.startedAt().plusSeconds(settings.lobbySeconds()),
                room.order());
    }

    private Run run(RunClock clock, Sale sale) {
        return new Run(
                1,
                clock.startedAt(),
                settings.seed(),
                settings.command(),
                Machine.describe(),
                Map.of(
                        "frontrow",
                        Machine.versionIn(settings.jar()),
                        "java",
                        Runtime.version().toString()),
                sale.policy(),
                sale.holdSeconds(),
                CLOCK_TOLERANCE_MS,
                settings.goals(),
                settings.faults().stream().map(Fault::toString).toList(),
                Crowd.kindsOf(bots));
    }

    private Stage stage(Sale sale, Recorder recorder) {
        return new Stage(
                addresses,
                sale.concertId(),
                sale.performanceId(),
                sale.seats(),
                sale.holdSeconds(),
                settings.lobbySeconds() * MICROS,
                (settings.lobbySeconds() + settings.patienceSeconds()) * MICROS,
                settings.thinkingSeconds(),
                system == null ? sale.cards() : system.cards(),
                sale.pointsForAll(),
                recorder);
    }

    /** Waits until all is settled, and reads what each fan and the house have. */
    private void readBooks() {
        progress.accept("waiting until all is settled, and reading what each fan has");
        Stage played = Objects.requireNonNull(stage);
        Watch watched = Objects.requireNonNull(watch);
        new Books(operator.api(), played.recorder()).read(fans, SETTLING.plusSeconds(played.holdSeconds()));
        watched.sales();
        watched.seatHolders();
        watched.audit();
    }

    /** Stops to watch, and waits until the last fault is undone. */
    private void end() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
