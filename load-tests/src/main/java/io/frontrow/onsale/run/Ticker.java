package io.frontrow.onsale.run;

import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.client.Recorder;
import io.frontrow.onsale.office.Watch;
import io.frontrow.onsale.people.Stage;
import io.frontrow.onsale.system.Faults;
import io.frontrow.onsale.system.OwnSystem;
import io.frontrow.onsale.system.ResourceSampler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the state of the sale and of the machine every second, and shows the progress. */
final class Ticker implements AutoCloseable {
    private static final int SHOWN_SECONDS = 5;
    private static final int AUDIT_SECONDS = 15;
    private static final int MINUTE = 60;
    private static final long MICROS = 1_000_000;

    private final Watch watch;
    private final Stage stage;
    private final @Nullable Faults faults;
    private final ResourceSampler sampler;
    private final Consumer<String> progress;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());
    private Answer queue = Answer.NONE;
    private Answer sales = Answer.NONE;
    private int ticks;

    private Ticker(
            Watch watch, Stage stage, @Nullable OwnSystem system, @Nullable Faults faults, Consumer<String> progress) {
        this.watch = watch;
        this.stage = stage;
        this.faults = faults;
        this.progress = progress;
        this.sampler = new ResourceSampler(() -> processes(system), stage.recorder());
    }

    static Ticker start(
            Watch watch, Stage stage, @Nullable OwnSystem system, @Nullable Faults faults, Consumer<String> progress) {
        Ticker ticker = new Ticker(watch, stage, system, faults, progress);
        var _ = ticker.threads.scheduleAtFixedRate(reporting(ticker::tick, progress), 0, 1, TimeUnit.SECONDS);
        long opening = stage.opensAt() / MICROS + SHOWN_SECONDS;
        var _ = ticker.threads.scheduleWithFixedDelay(
                reporting(watch::audit, progress), opening, AUDIT_SECONDS, TimeUnit.SECONDS);
        return ticker;
    }

    /** {@return the task, which reports an exception, since that would cancel all its later runs} */
    static Runnable reporting(Runnable task, Consumer<String> progress) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                progress.accept("The state of the sale could not be read: " + e);
            }
        };
    }

    private static Map<String, List<ProcessHandle>> processes(@Nullable OwnSystem system) {
        Map<String, List<ProcessHandle>> processes = new HashMap<>();
        processes.put("generator", List.of(ProcessHandle.current()));
        if (system != null) {
            processes.putAll(system.processes());
        }
        return processes;
    }

    private void tick() {
        sampler.sample();
        queue = known(watch.queue(), queue);
        sales = known(watch.sales(), sales);
        if (ticks++ % SHOWN_SECONDS == 0) {
            progress.accept(line());
        }
    }

    private static Answer known(Answer answer, Answer before) {
        return answer.isDone() ? answer : before;
    }

    private String line() {
        Recorder recorder = stage.recorder();
        long second = (recorder.clock().now() - stage.opensAt()) / MICROS;
        String fault = faults == null || faults.current() == null ? "" : "; " + faults.current();
        return "%s%d:%02d  %d wait, %d have their turn, %d of %d seats are sold; %,d requests, %,d without an answer%s"
                .formatted(
                        second < 0 ? "-" : " ",
                        Math.abs(second) / MINUTE,
                        Math.abs(second) % MINUTE,
                        queue.body().path("waiting").asInt(),
                        queue.body().path("active").asInt(),
                        sales.body().path("sold").asInt(),
                        stage.seats(),
                        recorder.requests(),
                        recorder.unanswered(),
                        fault);
    }

    @Override
    public void close() {
        threads.close();
    }
}
