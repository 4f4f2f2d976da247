package io.frontrow.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.ShuffleSeed;
import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Repository;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.RoomPolicy;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import io.frontrow.shared.id.UserId;
import io.frontrow.test.Concurrently;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreQueueTest {

    private static final Pattern VERIFY = Pattern.compile("<!-- verify -->\\s*```sh\\n(.*?)```", Pattern.DOTALL);
    private static final RoomPolicy OPEN = RoomPolicy.WIDE.capacity(5).shuffle();

    private final TestSystem frontrow = TestSystem.sharedByTwo();
    private final RoomPolicy preQueue = OPEN.opensAt(Instant.now().plus(Duration.ofHours(1)));
    private final Concert concert = frontrow.concert(preQueue);

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    Path directory;

    @Test
    @DisplayName(
            "S1-2 S2-2 Users of the pre-queue are admitted in drawn order, later users behind them in order of joining")
    void admitsThePreQueueInDrawnOrderAndLaterUsersBehind() {
        List<TestUser> early = frontrow.users(40);
        Concurrently.forEach(early, user -> user.joins(concert).expect(201));
        HttpReply before = queue();

        frontrow.operator().changes(concert, OPEN).expect(200);
        List<TestUser> late = frontrow.users(3);
        late.forEach(user -> user.joins(concert).expect(201));

        ShuffleSeed seed = revealedSeed();
        assertThat(before.isNull("seed")).isTrue();
        assertThat(seed.commitment()).isEqualTo(before.text("seedCommitment"));
        List<TestUser> line = Stream.concat(early.stream().sorted(comparing(user -> place(seed, user))), late.stream())
                .toList();
        assertThat(line.subList(0, 5)).allMatch(TestUser::isActive);
        assertThat(early.stream().map(user -> user.looksAtQueue().number("lot")))
                .isEqualTo(early.stream().map(user -> place(seed, user).value()).toList());
        assertThat(late).allMatch(user -> user.looksAtQueue().isNull("lot"));
        assertThat(line.stream().skip(5).map(user -> user.looksAtQueue().number("ahead")))
                .isEqualTo(Stream.iterate(0L, ahead -> ahead + 1).limit(38).toList());
        frontrow.operator().findsNothingWrong();
    }

    @Test
    @DisplayName("S1-3 S3-2.1.1 The pre-queue shows when the queue opens")
    void showsThePreQueueWhenItOpens() {
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);

        HttpReply status = user.looksAtQueue().expect(200);

        assertThat(status.text("state")).isEqualTo("WAITING");
        assertThat(status.number("estimatedWaitSeconds")).isBetween(3_400L, 3_700L);
    }

    @Test
    @DisplayName("S1-2 S3-1.2.1 Leaving or rejoining the pre-queue does not change the drawn place")
    void drawsOnePlaceForEachUser() {
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        List<TestUser> others = frontrow.users(10);
        others.forEach(other -> other.joins(concert).expect(201));
        user.leaves().expect(204);
        user.joins(concert).expect(201);
        frontrow.operator().changes(concert, preQueue.reentry("REQUEUE")).expect(200);
        await().untilAsserted(() -> {
            String before = user.queueToken();
            assertThat(user.joins(concert).expect(201).text("token")).isNotEqualTo(before);
        });
        frontrow.operator().changes(concert, OPEN.reentry("REQUEUE").pause()).expect(200);

        ShuffleSeed seed = revealedSeed();
        long before = others.stream()
                .filter(other -> place(seed, other).compareTo(place(seed, user)) < 0)
                .count();
        await().untilAsserted(() ->
                assertThat(user.looksAtQueue().expect(200).number("ahead")).isEqualTo(before));
    }

    @Test
    @DisplayName(
            "P-9 Before the draw neither place nor token tells the lot, and a place that was shown moves forward only")
    void showsNoLotBeforeTheDraw() {
        List<TestUser> early = frontrow.users(8);
        early.forEach(user -> {
            HttpReply joined = user.joins(concert).expect(201);
            assertThat(joined.isNull("position")).isTrue();
            assertThat(joined.isNull("ahead")).isTrue();
            assertThat(joined.isNull("lot")).isTrue();
            assertThat(claims(user)).doesNotContain("place");
        });
        assertThat(early.getFirst().looksAtQueue().expect(200).isNull("ahead")).isTrue();
        assertThat(early.getFirst()
                        .seesSeats(concert.performance())
                        .refused(403, "not-your-turn")
                        .isNull("ahead"))
                .isTrue();

        frontrow.operator().changes(concert, OPEN.pause()).expect(200);
        await().untilAsserted(() -> assertThat(early)
                .noneMatch(user -> user.looksAtQueue().expect(200).isNull("ahead")));
        List<Long> shown = early.stream()
                .map(user -> user.looksAtQueue().expect(200).number("ahead"))
                .toList();
        assertThat(shown).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);

        frontrow.operator().changes(concert, preQueue).expect(200);
        frontrow.users(8).forEach(user -> user.joins(concert).expect(201));
        assertThat(early.stream().map(user -> user.looksAtQueue().expect(200).number("ahead")))
                .isEqualTo(shown);
    }

    private static String claims(TestUser user) {
        return new String(Base64.getUrlDecoder().decode(user.queueToken().split("\\.", -1)[1]), UTF_8);
    }

    @Test
    @DisplayName("S1-2 The admission order cannot be changed while users wait")
    void keepsTheAdmissionOrderWhileUsersWait() {
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);

        assertThat(frontrow.operator()
                        .changes(concert, RoomPolicy.WIDE)
                        .refused(400, "invalid-request")
                        .wrongFields())
                .containsExactly("order");

        user.leaves().expect(204);
        frontrow.operator().changes(concert, RoomPolicy.WIDE).expect(200);
    }

    @Test
    @DisplayName("S1-2 The shell commands of the documentation verify a user's own place")
    void theCommandsOfTheDocumentationVerifyAPlace() throws Exception {
        TestUser user = frontrow.user();
        user.joins(concert).expect(201);
        String promised = queue().text("seedCommitment");
        frontrow.operator().changes(concert, OPEN).expect(200);
        await().untilAsserted(() -> {
            user.joins(concert).expect(200);
            assertThat(claims(user)).contains("place");
        });
        String place = String.valueOf(place(revealedSeed(), user).value());

        String printed = run(
                lines(),
                Map.of(
                        "FRONTROW", frontrow.address().toString(),
                        "concert", concert.id().toString(),
                        "promised", promised,
                        "token", user.queueToken()));

        assertThat(printed)
                .isEqualToIgnoringNewLines("promised %s\nrevealed %s\ngiven    %s\ndrawn    %s\n"
                        .formatted(promised, promised, place, place));
    }

    /** Read from the first instance, which sees a change by the other one up to a second later. */
    private HttpReply queue() {
        return TestSystem.shared()
                .sends(Request.get("/concerts/%s/queue".formatted(concert.id())))
                .expect(200);
    }

    private ShuffleSeed revealedSeed() {
        await().untilAsserted(() -> assertThat(queue().isNull("seed")).isFalse());
        return new ShuffleSeed(queue().text("seed"));
    }

    private static Place place(ShuffleSeed seed, TestUser user) {
        return seed.placeOf(new UserId(user.userId()));
    }

    private static String lines() {
        Matcher block = VERIFY.matcher(Repository.read("docs/shuffled-opening.md"));
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private String run(String script, Map<String, String> variables) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("verify.sh"), script);
        Path output = directory.resolve("output");
        ProcessBuilder bash = new ProcessBuilder("bash", "-e", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().putAll(variables);
        Process process = bash.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS))
                .as("it comes to an end")
                .isTrue();
        String printed = Files.readString(output);
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
