package io.frontrow.onsale.office;

import io.frontrow.onsale.client.Account;
import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.client.HttpApi;
import io.frontrow.onsale.client.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Reads at the end what each fan has, as the fan, when all is settled. */
public final class Books {
    private static final int CONCURRENCY = 8;
    private static final int TRIES_MAX = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Set<String> UNSETTLED = Set.of("RESERVED", "PENDING");

    private final HttpApi api;
    private final Recorder recorder;

    public Books(HttpApi api, Recorder recorder) {
        this.api = api;
        this.recorder = recorder;
    }

    /**
     * Reads the books of all fans, and those again in which something is open: a reservation that is not paid, a
     * pending payment or refund.
     *
     * @param patience after which they are left as they are
     */
    public void read(List<Account> fans, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Account> open = fans;
        try (ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY)) {
            while (!open.isEmpty()) {
                open = readOnce(open, threads);
                if (System.nanoTime() > deadline) {
                    return;
                }
                if (!open.isEmpty()) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        }
    }

    /** {@return those in whose books something is open} */
    private List<Account> readOnce(List<Account> fans, ExecutorService threads) {
        List<Future<Boolean>> settled = fans.stream()
                .map(fan -> threads.submit((Callable<Boolean>) () -> isSettled(fan)))
                .toList();
        return IntStream.range(0, fans.size())
                .filter(i -> !get(settled.get(i)))
                .mapToObj(fans::get)
                .toList();
    }

    private static boolean get(Future<Boolean> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private boolean isSettled(Account fan) {
        Answer reservations = list("listReservations", "/reservations", fan);
        Answer payments = list("listPayments", "/payments", fan);
        record(fan, "getWallet", () -> api.get("/wallet", fan.accessToken()));
        list("listWalletEntries", "/wallet/entries", fan);
        return isSettled(reservations) && isSettled(payments);
    }

    private static boolean isSettled(Answer list) {
        return list.isDone() && list.body().path("items").valueStream().noneMatch(Books::isOpen);
    }

    private static boolean isOpen(JsonNode item) {
        return UNSETTLED.contains(item.path("status").asString(""))
                || UNSETTLED.contains(item.path("refundStatus").asString(""));
    }

    private Answer list(String call, String path, Account fan) {
        return record(fan, call, () -> Pages.read(api, path, fan.accessToken()));
    }

    private Answer record(Account fan, String call, Supplier<Answer> read) {
        Answer answer = Answer.NONE;
        for (int tries = 0; answer.isUnknown() && tries < TRIES_MAX; tries++) {
            long start = recorder.clock().now();
            answer = read.get();
            recorder.ended(call, fan.userId(), start, null, null, answer);
            if (answer.isUnknown()) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return answer;
    }
}
