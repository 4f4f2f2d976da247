package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.account.model.Role;
import io.frontrow.adapter.redis.TestRedis;
import io.frontrow.scenario.harness.FrontrowServer;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.Stores;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.test.TcpProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Two applications behind a proxy that states the addresses of clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuessingScenarioTest {

    private static final String PASSWORD = "moonlight-parade";
    private static final int GUESSERS = 200;

    /** More than can be hashed in time, which is about 90 for each core. */
    private static final int CROWD = 200 * Runtime.getRuntime().availableProcessors();

    private static final int SIGN_UPS = 6;
    private static final String[] SETTINGS = {
        "--server.forward-headers-strategy=framework", "--frontrow.accounts.sign-ups-per-minute=" + SIGN_UPS
    };

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Stores stores = Stores.ofTests();
    private final TcpProxy redis = TcpProxy.to(TestRedis.host(), TestRedis.port());
    private final FrontrowServer first =
            FrontrowServer.start(stores.through(stores.postgresPort(), redis.port()), SETTINGS);
    private final FrontrowServer second = FrontrowServer.start(stores, SETTINGS);
    private final TestSystem frontrow = TestSystem.of(stores, first, second);
    private final TestSystem firstAlone = TestSystem.of(stores, first);
    private final TestSystem secondAlone = TestSystem.of(stores, second);

    @AfterEach
    void mend() {
        redis.restore();
    }

    @AfterAll
    void end() {
        first.close();
        second.close();
        redis.close();
        threads.close();
    }

    @Test
    @DisplayName("P-13 Ten failures a minute for an account, counted by all instances, and then 429 for it alone")
    void limitsFailuresOfAnAccount() {
        String email = aUser();
        String address = anAddress();
        IntStream.range(0, 10)
                .forEach(_ -> signIn(frontrow, email, "wrong", address).refused(401, "bad-credentials"));

        HttpReply refused = signIn(frontrow, email, "wrong", address).refused(429, "too-many-requests");

        assertThat(retryAfter(refused)).isBetween(1, 60);
        signIn(frontrow, email, PASSWORD, address).refused(429, "too-many-requests");
        signIn(frontrow, aUser(), PASSWORD, address).expect(200);
    }

    @Test
    @DisplayName("P-13 The owner of an account signs in while it is guessed from 200 addresses")
    void letsTheOwnerInWhileOthersGuess() {
        String email = aUser();
        List<Integer> guesses = Collections.synchronizedList(new ArrayList<>());
        Disposable guessers = Flux.range(0, GUESSERS)
                .flatMap(i -> guesses(email, "198.51.100." + i), GUESSERS)
                .subscribe(guesses::add);

        try {
            await("guessers run out of tries, also of those that were not checked")
                    .atMost(Duration.ofSeconds(45))
                    .until(() -> {
                        List<Integer> replies = List.copyOf(guesses);
                        return replies.size() > GUESSERS
                                && replies.subList(replies.size() - GUESSERS, replies.size()).stream()
                                        .allMatch(status -> status == 429);
                    });
            for (int i = 0; i < 5; i++) {
                signIn(firstAlone, email, PASSWORD, anAddress()).expect(200);
            }
        } finally {
            guessers.dispose();
        }

        assertThat(guesses)
                .isSubsetOf(401, 429, 503)
                .filteredOn(status -> status == 401)
                .hasSizeBetween(1, 10);
    }

    /** A client that guesses without pause. */
    private Flux<Integer> guesses(String email, String address) {
        return Mono.fromCallable(
                        () -> signIn(firstAlone, email, "wrong", address).status())
                .subscribeOn(Schedulers.fromExecutorService(threads))
                .repeat();
    }

    @Test
    @DisplayName("P-13 Sixty failures a minute for an address, and then 429 for it alone")
    void limitsFailuresOfAnAddress() {
        String email = aUser();
        String address = anAddress();
        // Fewer than ten failures for each. Passwords of unknown users take so long that a minute could pass.
        List<String> guessed = IntStream.range(0, 7).mapToObj(_ -> aUser()).toList();
        IntStream.range(0, 60)
                .forEach(i ->
                        signIn(frontrow, guessed.get(i % 7), "wrong", address).refused(401, "bad-credentials"));

        signIn(frontrow, email, PASSWORD, address).refused(429, "too-many-requests");
        signIn(frontrow, email, PASSWORD, anAddress()).expect(200);
    }

    @Test
    @DisplayName("P-13 Signing in is no failure, however often and from one address")
    void countsNoSuccess() {
        List<String> emails = IntStream.range(0, 8).mapToObj(_ -> aUser()).toList();
        String address = anAddress();

        List<Integer> statuses = IntStream.range(0, 80)
                .mapToObj(i ->
                        signIn(frontrow, emails.get(i % 8), PASSWORD, address).status())
                .toList();

        assertThat(statuses).contains(200).doesNotContain(401, 429);
    }

    @Test
    @DisplayName("P-13 Without Redis users sign in, and each instance limits failures")
    void limitsWithoutRedis() {
        String email = aUser();
        String address = anAddress();
        redis.refuse();

        signIn(firstAlone, email, PASSWORD, address).expect(200);
        IntStream.range(0, 10)
                .forEach(_ -> signIn(firstAlone, email, "wrong", address).refused(401, "bad-credentials"));
        signIn(firstAlone, email, "wrong", address).refused(429, "too-many-requests");
    }

    @Test
    @DisplayName("P-13 Ten failures a minute for an account, also by instances that cannot share their counts")
    void limitsFailuresOverInstancesThatCountForThemselves() {
        String email = aUser();
        String address = anAddress();
        redis.refuse();

        List<Integer> statuses = IntStream.range(0, 24)
                .mapToObj(_ -> signIn(frontrow, email, "wrong", address).status())
                .toList();

        assertThat(statuses.subList(0, 10)).containsOnly(401);
        assertThat(statuses.subList(10, 24)).containsOnly(429);
        signIn(frontrow, email, PASSWORD, anAddress()).expect(200);
        signIn(frontrow, email, PASSWORD, anAddress()).expect(200);
    }

    @Test
    @DisplayName(
            "P-13 More sign-ins than can be hashed are told to come again at different times, and all else goes on")
    void saysBusyWhenHashingIsSaturated() {
        HttpReply joined = frontrow.user().joins(frontrow.concert()).expect(201);
        otherCallsGoOn(joined.text("token"));
        Flux<HttpReply> crowd = Flux.range(0, CROWD)
                .flatMap(
                        _ -> Mono.fromCallable(() ->
                                        signIn(firstAlone, UUID.randomUUID() + "@fans.example", PASSWORD, anAddress()))
                                .subscribeOn(Schedulers.fromExecutorService(threads)),
                        CROWD);

        CompletableFuture<List<HttpReply>> replies =
                crowd.collectList().toFuture().thenApply(Objects::requireNonNull);
        int others = 0;
        try {
            while (!replies.isDone()) {
                otherCallsGoOn(joined.text("token"));
                others += replies.isDone() ? 0 : 1;
            }
        } finally {
            replies.handle((_, _) -> "the crowd has gone").join();
        }

        assertThat(replies.join())
                .allSatisfy(reply -> assertThat(reply.status()).isIn(401, 503))
                .anyMatch(reply -> reply.is(401));
        List<HttpReply> busy =
                replies.join().stream().filter(reply -> reply.is(503)).toList();
        assertThat(busy).hasSizeGreaterThan(20).allSatisfy(reply -> {
            reply.refused(503, "busy");
            assertThat(reply.body()).doesNotContainIgnoringCase("unavailable", "store");
        });
        assertThat(busy.stream().map(GuessingScenarioTest::retryAfter).distinct())
                .as("seconds to wait")
                .hasSizeGreaterThan(3)
                .allMatch(seconds -> seconds >= 1);
        assertThat(others).as("other calls meanwhile").isPositive();
        signIn(firstAlone, aUser(), PASSWORD, anAddress()).expect(200);
    }

    @Test
    @DisplayName("P-13 Sign-ups are limited for each address, counted by all instances, and then 429 for it alone")
    void limitsSignUpsOfAnAddress() {
        await("the first instance asks Redis again, which an earlier test took away")
                .until(() -> signUp(firstAlone, usedUpAtTheSecond()).is(429));
        String address = usedUpAtTheSecond();

        HttpReply refused = signUp(firstAlone, address).refused(429, "too-many-requests");

        assertThat(retryAfter(refused)).isBetween(1, 60);
        signUp(firstAlone, anAddress()).expect(201);
        signIn(firstAlone, aUser(), PASSWORD, address).expect(200);
    }

    private String usedUpAtTheSecond() {
        String address = anAddress();
        IntStream.range(0, SIGN_UPS).forEach(_ -> signUp(secondAlone, address).expect(201));
        return address;
    }

    private static HttpReply signUp(TestSystem system, String address) {
        return system.sends(Request.post("/users")
                .with("X-Forwarded-For", address)
                .json(Map.of("email", UUID.randomUUID() + "@fans.example", "password", PASSWORD, "name", "Mina")));
    }

    private void otherCallsGoOn(String token) {
        firstAlone.sends(Request.get("/concerts")).expect(200);
        firstAlone
                .sends(Request.get("/queue-tokens/current").with("Queue-Token", token))
                .expect(200);
    }

    private static int retryAfter(HttpReply reply) {
        return Integer.parseInt(Objects.requireNonNull(reply.headers().getFirst("Retry-After")));
    }

    private String aUser() {
        String email = UUID.randomUUID() + "@fans.example";
        frontrow.addAccount(email, PASSWORD, Role.USER);
        return email;
    }

    /** An address of a network that no other test uses. */
    private static String anAddress() {
        String random = UUID.randomUUID().toString();
        return "2001:db8:" + random.substring(0, 4) + ":" + random.substring(4, 8) + "::1";
    }

    private static HttpReply signIn(TestSystem system, String email, String password, String address) {
        return system.sends(Request.post("/sessions")
                .with("X-Forwarded-For", address)
                .json(Map.of("email", email, "password", password)));
    }
}
