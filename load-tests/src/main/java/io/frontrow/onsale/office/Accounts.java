package io.frontrow.onsale.office;

import io.frontrow.onsale.client.Account;
import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.client.Credentials;
import io.frontrow.onsale.client.HttpApi;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Signs people up and in. */
public final class Accounts {
    private static final int CONCURRENCY = 8;
    private static final int TRIES_MAX = 90;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<HttpApi> instances;
    private final String domain = UUID.randomUUID().toString();

    /**
     * Creates accounts at each instance in turn, since each hashes few passwords at a time.
     *
     * @param addresses of the instances
     */
    public Accounts(List<URI> addresses) {
        instances =
                addresses.stream().map(address -> new HttpApi(List.of(address))).toList();
    }

    /**
     * {@return so many people, all signed up and in}
     *
     * @param progress is told how many there are so far
     */
    public List<Account> signUpAndIn(int count, IntConsumer progress) {
        return all(count, number -> signIn(number, signUp(number)), progress);
    }

    /**
     * {@return these people, all signed in}
     *
     * @param progress is told how many there are so far
     */
    public List<Account> signIn(List<Credentials> people, IntConsumer progress) {
        return all(people.size(), number -> signIn(number, people.get(number)), progress);
    }

    private static List<Account> all(int count, IntFunction<Account> account, IntConsumer progress) {
        AtomicInteger ready = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY)) {
            List<Future<Account>> accounts = IntStream.range(0, count)
                    .mapToObj(number -> (Callable<Account>) () -> {
                        Account one = account.apply(number);
                        progress.accept(ready.incrementAndGet());
                        return one;
                    })
                    .map(threads::submit)
                    .toList();
            return accounts.stream().map(Accounts::get).toList();
        }
    }

    private static Account get(Future<Account> account) {
        try {
            return account.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Credentials signUp(int number) {
        Credentials fan = new Credentials(
                "fan%d@%s.example".formatted(number, domain), UUID.randomUUID().toString());
        Map<String, String> body = Map.of("email", fan.email(), "password", fan.password(), "name", "Fan " + number);
        Operator.done("sign up a fan", patiently(number, "/users", body));
        return fan;
    }

    private Account signIn(int number, Credentials fan) {
        Map<String, String> body = Map.of("email", fan.email(), "password", fan.password());
        Answer session = Operator.done("sign in a fan", patiently(number, "/sessions", body));
        return new Account(
                Objects.requireNonNull(session.text("userId")), Objects.requireNonNull(session.text("accessToken")));
    }

    /**
     * Hashing passwords takes its time, and a crowd that signs in may be asked to try again. All sign up from one
     * address, which has a limit a minute.
     */
    private Answer patiently(int number, String path, Object body) {
        HttpApi api = instances.get(number % instances.size());
        Answer answer = api.post(path, null, body);
        for (int tries = 1; isToBeTriedAgain(answer) && tries < TRIES_MAX; tries++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = api.post(path, null, body);
        }
        return answer;
    }

    private static boolean isToBeTriedAgain(Answer answer) {
        return answer.isUnknown() || answer.isRefused("too-many-requests");
    }
}
