package io.frontrow.onsale.simulation;

import static io.frontrow.onsale.simulation.SimulatedService.PERFORMANCE;

import io.frontrow.onsale.history.Asked;
import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Line;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import io.frontrow.onsale.history.Sample;
import io.frontrow.onsale.history.Told;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plays fans and an operator against a correct service in virtual time, and writes what they see. */
public final class SimulatedSale {
    static final Asked NOTHING = new Asked(null, null, null, null, null, null, null, null, null);
    private static final long MS = 1_000;
    private static final long SECOND = 1_000 * MS;
    private static final long TIMEOUT = 3 * SECOND;
    private static final double LOST = 0.01;

    private final SaleSettings settings;
    private final Consumer<Line> history;
    private final Timeline timeline = new Timeline();
    private final Random random;
    private final SimulatedService service;
    private final List<SimulatedFan> fans = new ArrayList<>();
    private int present;
    private @Nullable FaultRecord fault;

    private SimulatedSale(SaleSettings settings, Consumer<Line> history) {
        this.settings = settings;
        this.history = history;
        this.random = new Random(settings.seed());
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        this.service = new SimulatedService(settings, timeline, HexFormat.of().formatHex(seed));
    }

    /** Writes the history of a sale, the lines in the order of their ends. */
    public static void write(SaleSettings settings, Consumer<Line> history) {
        new SimulatedSale(settings, history).play();
    }

    /** {@return the history of a sale} */
    public static List<Line> history(SaleSettings settings) {
        List<Line> lines = new ArrayList<>();
        write(settings, lines::add);
        return lines;
    }

    private void play() {
        history.accept(settings.run());
        audit();
        present = settings.fans();
        for (int i = 0; i < settings.fans(); i++) {
            SimulatedFan fan = new SimulatedFan(this, new UUID(random.nextLong(), random.nextLong()).toString());
            fans.add(fan);
            timeline.after(SECOND + random.nextLong(settings.arrivalSeconds() * SECOND), fan::join);
        }
        timeline.after(settings.opensAtMicros() + 5 * SECOND, this::audit);
        timeline.after(settings.opensAtMicros() + 10 * SECOND, this::makeFault);
        everySecond();
        admit();
        timeline.run();
    }

    private void audit() {
        call(null, "runAudit", NOTHING, () -> Answer.ok(200, "ok", true), answer -> {});
    }

    private void makeFault() {
        FaultRecord made = new FaultRecord("redis-stopped", timeline.now(), timeline.now() + 2 * SECOND, false);
        fault = made;
        timeline.after(2 * SECOND, () -> history.accept(made));
    }

    private boolean isFaulty() {
        return fault != null && fault.start() <= timeline.now() && timeline.now() < fault.end();
    }

    private void everySecond() {
        call(null, "getQueue", NOTHING, service::queue, answer -> {});
        Asked performance = asked(List.of(), null, null, null, null, null, null);
        call(null, "getPerformanceSales", performance, service::sales, answer -> {});
        for (String source : List.of("instance-1", "redis", "postgres")) {
            history.accept(new Sample(source, timeline.now(), random.nextDouble(), 300_000_000));
        }
        if (present > 0) {
            timeline.after(SECOND, this::everySecond);
        }
    }

    private void admit() {
        if (!isFaulty()) {
            service.admit();
        }
        if (present > 0) {
            timeline.after(200 * MS, this::admit);
        }
    }

    /** Called by each fan at the end. The last one closes the sale. */
    void goesHome() {
        present--;
        if (present == 0) {
            timeline.after(60 * SECOND, this::close);
        }
    }

    private void close() {
        fans.forEach(SimulatedFan::readLists);
        Asked performance = asked(List.of(), null, null, null, null, null, null);
        call(null, "getPerformanceSales", performance, service::sales, answer -> {});
        call(null, "listSeatHolders", performance, service::seatHolders, answer -> {});
        audit();
    }

    /** Sends a request, which takes effect half way, and goes on with the answer. One in a hundred is lost on its way. */
    void call(@Nullable SimulatedFan fan, String call, Asked asked, Supplier<Answer> effect, Consumer<Answer> then) {
        long start = timeline.now();
        boolean isLost = fan != null && fan.isBooking() && random.nextDouble() < LOST;
        long latency = 5 * MS + random.nextLong(60 * MS);
        Answer[] answer = new Answer[1];
        timeline.after(latency / 2, () -> {
            if (!isFaulty() && !(isLost && random.nextBoolean())) {
                answer[0] = effect.get();
            }
        });
        timeline.after(latency - 1, () -> {
            if (answer[0] == null || isLost) {
                timeline.after(TIMEOUT - latency, () -> write(fan, call, start, asked, Answers.NONE, then));
            } else {
                write(fan, call, start, asked, answer[0], then);
            }
        });
    }

    private static final class Answers {
        static final Answer NONE = new Answer(Outcome.UNKNOWN, 0, Answer.saying());
    }

    private void write(
            @Nullable SimulatedFan fan, String call, long start, Asked asked, Answer answer, Consumer<Answer> then) {
        history.accept(new Operation(
                call,
                null,
                fan == null ? null : fan.id(),
                start,
                timeline.now(),
                start - random.nextLong(2 * MS),
                null,
                answer.outcome(),
                answer.status() == 0 ? null : answer.status(),
                asked,
                answer.told()));
        then.accept(answer);
    }

    void event(SimulatedFan fan, String event, long opened, long since, Told told) {
        history.accept(new Operation(
                "watchQueue",
                event,
                fan.id(),
                since,
                timeline.now(),
                null,
                opened,
                Outcome.DONE,
                null,
                new Asked(told.ticketId(), null, null, null, null, null, null, null, null),
                told));
    }

    static Asked asked(
            List<Integer> seats,
            @Nullable String ticket,
            @Nullable String hold,
            @Nullable String reservation,
            @Nullable String payment,
            @Nullable String key,
            @Nullable String method) {
        return new Asked(ticket, PERFORMANCE, seats, hold, reservation, payment, key, method, null);
    }

    SimulatedService service() {
        return service;
    }

    Timeline timeline() {
        return timeline;
    }

    Random random() {
        return random;
    }

    SaleSettings settings() {
        return settings;
    }
}
