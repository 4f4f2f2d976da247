package io.frontrow.onsale.run;

import io.frontrow.onsale.client.Account;
import io.frontrow.onsale.client.HttpApi;
import io.frontrow.onsale.judge.Judge;
import io.frontrow.onsale.office.Accounts;
import io.frontrow.onsale.office.Operator;
import io.frontrow.onsale.system.OwnSystem;
import io.frontrow.onsale.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plays an on-sale against a Frontrow, and judges it. */
public final class OnSale {
    private static final int ACCOUNTS_SHOWN = 200;
    private static final String OPERATOR_EMAIL = "operator@on-sale.example";
    private static final String OPERATOR_PASSWORD = "a password for one sale";

    private final Settings settings;
    private final PrintWriter out;

    public OnSale(Settings settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
    }

    /** {@return where the history is written} */
    public Path history() {
        return settings.history();
    }

    /**
     * Plays the sale.
     *
     * @throws IllegalStateException if it could not be prepared
     */
    public Verdict play() throws IOException {
        delete(settings.directory());
        Files.createDirectories(settings.directory());
        URI url = settings.url();
        if (url != null) {
            HttpApi api = new HttpApi(List.of(url));
            Operator operator = Operator.signIn(
                    api,
                    Objects.requireNonNull(settings.operatorEmail()),
                    Objects.requireNonNull(settings.operatorPassword()),
                    null);
            playAt(List.of(url), operator, null);
        } else {
            playAtOwnSystem();
        }
        say("judging");
        return Judge.judge(history());
    }

    private void playAtOwnSystem() throws IOException {
        say("starting Postgres, Redis and two instances");
        Path directory = settings.directory().resolve("system");
        try (OwnSystem system =
                OwnSystem.start(settings.jar(), directory, settings.holdSeconds(), Set.copyOf(settings.faults()))) {
            Thread closing = new Thread(system::close);
            Runtime.getRuntime().addShutdownHook(closing);
            HttpApi api = new HttpApi(system.addresses());
            Operator operator = Operator.signIn(api, OPERATOR_EMAIL, OPERATOR_PASSWORD, system.operatorCode());
            playAt(system.addresses(), operator, system);
            Runtime.getRuntime().removeShutdownHook(closing);
        }
    }

    private void playAt(List<URI> addresses, Operator operator, @Nullable OwnSystem system) throws IOException {
        Settings rehearsal = settings.rehearsal();
        int rehearsing = settings.rehearses() ? rehearsal.people() : 0;
        List<Account> people = people(rehearsing + settings.people(), addresses, system);
        if (settings.rehearses()) {
            say("rehearsing");
            List<Account> few = people.subList(0, rehearsing);
            new Evening(rehearsal, addresses, operator, null, few, _ -> {}).rehearse();
        }
        say("the sale begins");
        List<Account> others = people.subList(rehearsing, people.size());
        new Evening(settings, addresses, operator, system, others, this::say).play();
    }

    private List<Account> people(int count, List<URI> addresses, @Nullable OwnSystem system) {
        Accounts accounts = new Accounts(addresses);
        IntConsumer progress = ready -> showAccounts(ready, count);
        return system == null
                ? accounts.signUpAndIn(count, progress)
                : accounts.signIn(system.addFans(count), progress);
    }

    private void showAccounts(int ready, int all) {
        if (ready % ACCOUNTS_SHOWN == 0 || ready == all) {
            say("%,d of %,d people have signed in".formatted(ready, all));
        }
    }

    private synchronized void say(String message) {
        out.println(message);
        out.flush();
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
