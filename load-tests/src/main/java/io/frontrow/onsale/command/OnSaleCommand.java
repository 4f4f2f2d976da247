package io.frontrow.onsale.command;

import io.frontrow.onsale.history.Goals;
import io.frontrow.onsale.history.Policy;
import io.frontrow.onsale.history.Policy.Order;
import io.frontrow.onsale.page.OnSalePage;
import io.frontrow.onsale.people.Mix;
import io.frontrow.onsale.people.Shape;
import io.frontrow.onsale.run.OnSale;
import io.frontrow.onsale.run.Settings;
import io.frontrow.onsale.system.Fault;
import io.frontrow.onsale.verdict.Verdict;
import io.frontrow.onsale.verdict.VerdictJson;
import io.frontrow.onsale.verdict.VerdictText;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays an on-sale, judges it, and draws it. */
@Command(
        name = "on-sale",
        description = {
            "Plays an on-sale against Frontrow, judges it, and draws it.",
            "Exits with 0 if every line of the verdict passed, with 1 if one failed, and with 2 if too little was seen"
                    + " to say or the sale could not be played."
        },
        mixinStandardHelpOptions = true)
public final class OnSaleCommand implements Callable<Integer> {
    private static final int NOT_PLAYED = 2;
    private static final int SPREAD_SECONDS = 60;
    private static final int FANS_PER_BOT = 100;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--url", description = "A Frontrow that runs. Without it, one is started.")
    private @Nullable URI url;

    @Option(names = "--operator", paramLabel = "<email>:<password>", description = "The operator of that Frontrow.")
    private @Nullable String operator;

    @Option(names = "--jar", description = "The packaged service.")
    private Path jar = Path.of("frontrow.jar");

    @Option(names = "--directory", description = "Where everything is written.")
    private Path directory = Path.of("target", "on-sale");

    @Option(names = "--fans", defaultValue = "2000")
    private int fans;

    @Option(names = "--bots", description = "By default one for each hundred fans.")
    private @Nullable Integer bots;

    @Option(names = "--hall", defaultValue = "500", description = "Seats.")
    private int hall;

    @Option(names = "--rate", description = "Fans who come in a second. By default so many that all come in a minute.")
    private @Nullable Double rate;

    @Option(names = "--shape", defaultValue = "LOBBY", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shape shape = Shape.LOBBY;

    @Option(names = "--lobby", defaultValue = "30", description = "Seconds until the opening.")
    private int lobby;

    @Option(names = "--patience", defaultValue = "150", description = "Seconds after which those who wait go home.")
    private int patience;

    @Option(names = "--thinking", defaultValue = "1.5", description = "Seconds between two steps of a fan's turn.")
    private double thinking;

    @Option(names = "--hold", defaultValue = "20", description = "Seconds of a hold in a Frontrow that is started.")
    private int hold;

    @Option(names = "--policy", split = ",", description = "Such as capacity=100,admitPerSecond=20,order=SHUFFLE.")
    private Map<String, String> policy = new HashMap<>();

    @Option(names = "--faults", split = ",", description = "Any of ${COMPLETION-CANDIDATES}, made in this order.")
    private List<Fault> faults = List.of();

    @Option(names = "--mix", split = ",", description = "Shares of habits, such as stream=0.9,cancel=0.")
    private Map<String, Double> mix = new HashMap<>();

    @Option(names = "--latency", split = ",", description = "Goals in ms, such as pay.50=200,joinQueue.99=500.")
    private Map<String, Integer> latency = new LinkedHashMap<>(Map.of(
            "joinQueue.90", 500, "getQueueStatus.90", 300, "holdSeats.90", 500, "reserveSeats.90", 500, "pay.50", 500));

    @Option(names = "--recovery", defaultValue = "20", description = "The most seconds from the end of a fault.")
    private int recovery;

    @Option(names = "--seed", description = "By default a new one.")
    private @Nullable Long seed;

    @Option(
            names = "--compare",
            paramLabel = "verdict.json",
            description = "The verdict on another run, which the page shows beside this one.")
    private @Nullable Path compare;

    @Option(names = "--no-reports", description = "Without the report of Gatling.")
    private boolean noReports;

    @Option(names = "--no-rehearsal", description = "Without a short sale to few people before.")
    private boolean noRehearsal;

    @Option(names = "--command", defaultValue = "", hidden = true)
    private String command = "";

    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    /** {@return the exit code} */
    static int run(PrintWriter out, String... arguments) {
        return new CommandLine(new OnSaleCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Fault.class, OnSaleCommand::fault)
                .setOut(out)
                .setErr(out)
                .setExecutionExceptionHandler((e, line, _) -> {
                    line.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
                    return NOT_PLAYED;
                })
                .execute(arguments);
    }

    private static Fault fault(String name) {
        return Fault.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Settings settings = settings();
        // Before the directory is emptied in which it may be.
        Verdict other = compare == null ? null : VerdictJson.read(compare);
        OnSale sale = new OnSale(settings, out);
        Verdict verdict = sale.play();
        Path page = directory.resolve("index.html");
        VerdictJson.write(verdict, directory.resolve("verdict.json"));
        OnSalePage.write(verdict, sale.history(), other, page);
        out.println("the page: " + page.toAbsolutePath().normalize());
        out.print(VerdictText.of(verdict));
        out.flush();
        return verdict.exitCode();
    }

    private Settings settings() {
        if (url != null && (operator == null || !operator.contains(":"))) {
            throw wrong("A sale at --url takes an --operator to prepare and audit it.");
        }
        if (url != null && !faults.isEmpty()) {
            throw wrong("Faults are made only in a Frontrow that is started, without --url.");
        }
        String[] who = operator == null ? new String[2] : operator.split(":", 2);
        return new Settings(
                url,
                who[0],
                who[1],
                jar,
                directory,
                fans,
                bots == null ? fans / FANS_PER_BOT : bots,
                hall,
                shape,
                rate == null ? SPREAD_SECONDS : fans / rate,
                lobby,
                patience,
                thinking,
                hold,
                room(),
                faults,
                new Mix(mix),
                new Goals(goals(), recovery, null),
                seed == null ? new Random().nextInt(Integer.MAX_VALUE) : seed,
                !noReports,
                !noRehearsal,
                command.isBlank()
                        ? String.join(
                                " ",
                                Objects.requireNonNull(spec)
                                        .commandLine()
                                        .getParseResult()
                                        .originalArgs())
                        : command);
    }

    private Policy room() {
        return new Policy(
                number("capacity", 100),
                number("admitPerSecond", 20),
                number("sessionSeconds", 60),
                number("idleSeconds", 30),
                null,
                Order.valueOf(policy.getOrDefault("order", "FIFO")));
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(policy.getOrDefault(name, Integer.toString(otherwise)));
    }

    private Map<String, Map<Double, Integer>> goals() {
        Map<String, Map<Double, Integer>> goals = new LinkedHashMap<>();
        latency.forEach((name, ms) -> {
            String[] parts = name.split("\\.", 2);
            if (parts.length != 2) {
                throw wrong("A goal is like pay.50=200, and not " + name);
            }
            goals.computeIfAbsent(parts[0], _ -> new LinkedHashMap<>()).put(Double.valueOf(parts[1]), ms);
        });
        return goals;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
