package io.frontrow.onsale.people;

import io.frontrow.onsale.client.Account;
import io.gatling.app.Gatling$;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Everybody who comes to a sale. The same seed makes the same people, who make the same choices. */
public final class Crowd implements AutoCloseable {
    /** Gatling constructs the simulation itself, so it cannot be handed to it. */
    private static final AtomicReference<Supplier<Crowd>> THIS_RUN = new AtomicReference<>();

    private static final List<Bot> KINDS = List.of(Bot.values());

    private final QueueStreams streams = new QueueStreams();
    private final List<Person> fans = new ArrayList<>();
    private final Map<Bot, List<Person>> bots = new EnumMap<>(Bot.class);

    /**
     * Creates the people.
     *
     * @param bots accounts of bots, which are of every kind in turn
     * @param spreadSeconds how long after the opening people come
     */
    public Crowd(
            Stage stage,
            List<Account> fans,
            List<Account> bots,
            Mix mix,
            Shape shape,
            double spreadSeconds,
            long seed) {
        Random seeds = new Random(seed);
        for (Account account : fans) {
            this.fans.add(new Person(stage, account, seeds.nextLong(), mix, shape, spreadSeconds, streams));
        }
        Mix none = Mix.ofNothing();
        for (int i = 0; i < bots.size(); i++) {
            this.bots
                    .computeIfAbsent(kindOf(i), _ -> new ArrayList<>())
                    .add(new Person(stage, bots.get(i), seeds.nextLong(), none, Shape.SPIKE, spreadSeconds, streams));
        }
    }

    private static Bot kindOf(int bot) {
        return KINDS.get(bot % KINDS.size());
    }

    /** {@return what each bot does, by its user's id} */
    public static Map<String, String> kindsOf(List<Account> bots) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (int i = 0; i < bots.size(); i++) {
            kinds.put(
                    bots.get(i).userId(),
                    kindOf(i).name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return kinds;
    }

    /**
     * Plays a sale, and returns when all have gone home.
     *
     * @param crowd makes the people when Gatling, which takes seconds to start, is about to let them go
     * @param results where Gatling writes its log
     * @param reports whether it writes its report too, which takes some seconds
     * @throws IllegalStateException if Gatling fails
     */
    public static void play(Supplier<Crowd> crowd, Path results, boolean reports) {
        THIS_RUN.set(crowd);
        List<String> arguments = new ArrayList<>(
                List.of("--simulation", OnSaleSimulation.class.getName(), "--results-folder", results.toString()));
        if (!reports) {
            arguments.add("--no-reports");
        }
        int status = Gatling$.MODULE$.fromArgs(arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("Gatling ended with " + status);
        }
    }

    static Crowd ofThisRun() {
        return Objects.requireNonNull(THIS_RUN.get()).get();
    }

    List<Person> fans() {
        return fans;
    }

    Map<Bot, List<Person>> bots() {
        return bots;
    }

    @Override
    public void close() {
        streams.close();
    }
}
