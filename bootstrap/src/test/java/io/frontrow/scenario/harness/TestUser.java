package io.frontrow.scenario.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.adapter.web.stream.StreamClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.pollinterval.IterativePollInterval;
import org.awaitility.pollinterval.PollInterval;
import org.jspecify.annotations.Nullable;

/** A user on one device, which carries one queue token at a time. */
public final class TestUser {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /**
     * Short at first, so that tests are quick; longer later, so that many users do not occupy the machine with polling.
     */
    private static final PollInterval ASKING = IterativePollInterval.iterative(TestUser::longer, Duration.ofMillis(20));

    private final Api api;
    private final Person person;
    private @Nullable String queueToken;

    TestUser(Api api, Person person) {
        this.api = api;
        this.person = person;
    }

    public UUID userId() {
        return person.userId();
    }

    /** The same user on another device, which carries no queue token yet. */
    public TestUser onAnotherDevice() {
        return new TestUser(api, person);
    }

    /** The same user with any queue token; without one if it is null. */
    public TestUser carrying(@Nullable String token) {
        TestUser user = onAnotherDevice();
        user.queueToken = token;
        return user;
    }

    /** The same user on the same device, connected to one instance only. */
    public TestUser at(URI instance) {
        TestUser user = new TestUser(new Api(List.of(instance), false), person);
        user.queueToken = queueToken;
        return user;
    }

    public String accessToken() {
        return person.accessToken();
    }

    public String queueToken() {
        return Objects.requireNonNull(queueToken, "the user has joined a queue");
    }

    public HttpReply joins(Concert concert) {
        HttpReply joined = sends(Request.post("/concerts/%s/queue-tokens".formatted(concert.id())));
        if (joined.is(200) || joined.is(201)) {
            queueToken = joined.text("token");
        }
        return joined;
    }

    public HttpReply looksAtQueue() {
        return sends(Request.get("/queue-tokens/current"));
    }

    public HttpReply leaves() {
        return sends(Request.delete("/queue-tokens/current"));
    }

    /** Opens a stream of the place of this queue token, on an instance. */
    public StreamClient watchesQueue(URI instance) {
        return watches(instance, "/api/v1/queue-tokens/current/events");
    }

    /** Opens a stream of the seats of the performance, on an instance. */
    public StreamClient watchesSeats(URI instance, Performance performance) {
        return watches(instance, "/api/v1/performances/%s/seats/events".formatted(performance.id()));
    }

    private StreamClient watches(URI instance, String path) {
        return StreamClient.open(instance.resolve(path), Map.of("Queue-Token", queueToken()));
    }

    public boolean isActive() {
        return looksAtQueue().expect(200).text("state").equals("ACTIVE");
    }

    /** Joins the queue of the concert and waits for the turn. */
    public TestUser admitInto(Concert concert) {
        HttpReply joined = joins(concert);
        assertThat(joined.status()).as(joined.toString()).isBetween(200, 201);
        return waitsForTurn();
    }

    /** Polls on this thread until the turn has come. */
    public TestUser waitsForTurn() {
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(ASKING)
                .atMost(TIMEOUT)
                .until(this::isActive);
        return this;
    }

    public HttpReply seesPerformances(Concert concert) {
        return sends(Request.get("/concerts/%s/performances".formatted(concert.id())));
    }

    public HttpReply seesSeats(Performance performance) {
        return sends(Request.get("/performances/%s/seats".formatted(performance.id())));
    }

    public HttpReply seesSeats(Performance performance, String status) {
        return sends(Request.get("/performances/%s/seats?status=%s".formatted(performance.id(), status)));
    }

    /** The numbers of the seats with this status. */
    public List<Integer> seats(Performance performance, String status) {
        return seesSeats(performance, status)
                .expect(200)
                .json()
                .path("seats")
                .valueStream()
                .map(seat -> seat.path("seatNumber").asInt())
                .toList();
    }

    public HttpReply holds(Performance performance, int... seats) {
        return sends(Request.post("/performances/%s/holds".formatted(performance.id()))
                .json(Map.of("seatNumbers", numbers(seats))));
    }

    public HttpReply releases(UUID holdId) {
        return sends(Request.delete("/holds/%s".formatted(holdId)));
    }

    public HttpReply reserves(UUID holdId) {
        return sends(Request.post("/reservations").json(Map.of("holdId", holdId)));
    }

    /** Reserves without holding before. */
    public HttpReply reserves(Performance performance, int... seats) {
        return sends(Request.post("/reservations")
                .json(Map.of("performanceId", performance.id(), "seatNumbers", numbers(seats))));
    }

    /** The id of a reservation of these seats. A retry after a 503 may find that the reservation was made before. */
    public UUID reserved(Performance performance, int... seats) {
        HttpReply reply = reserves(performance, seats);
        return (reply.is(409) ? reply.refused(409, "already-reserved") : reply.expect(201)).id("reservationId");
    }

    public HttpReply reservation(UUID reservationId) {
        return sends(Request.get("/reservations/%s".formatted(reservationId)));
    }

    /** Cancels all that is left of the reservation. */
    public HttpReply cancels(UUID reservationId) {
        return sends(Request.post(cancellationOf(reservationId)));
    }

    public HttpReply cancels(UUID reservationId, int... seats) {
        return sends(Request.post(cancellationOf(reservationId)).json(Map.of("seatNumbers", numbers(seats))));
    }

    private static String cancellationOf(UUID reservationId) {
        return "/reservations/%s/cancellation".formatted(reservationId);
    }

    public HttpReply reservations() {
        return sends(Request.get("/reservations"));
    }

    /** Pays from the wallet, under a new key. */
    public HttpReply pays(UUID reservationId) {
        return pays(reservationId, UUID.randomUUID().toString());
    }

    public HttpReply pays(UUID reservationId, String key) {
        return sends(payment(reservationId, key));
    }

    private static Request payment(UUID reservationId, String key) {
        return Request.post("/payments")
                .with("Idempotency-Key", key)
                .json(Map.of("reservationId", reservationId, "method", "WALLET"));
    }

    /** The id of a paid reservation of these seats; paying ends the turn. */
    public UUID bought(Performance performance, int... seats) {
        UUID reservationId = reserved(performance, seats);
        pays(reservationId).expect(201);
        return reservationId;
    }

    /** Pays by a card of the sandbox, under a new key. */
    public HttpReply paysByCard(UUID reservationId, String cardToken) {
        return paysByCard(reservationId, cardToken, UUID.randomUUID().toString());
    }

    public HttpReply paysByCard(UUID reservationId, String cardToken, String key) {
        return sends(Request.post("/payments")
                .with("Idempotency-Key", key)
                .json(Map.of("reservationId", reservationId, "method", "CARD", "cardToken", cardToken)));
    }

    public HttpReply payment(UUID paymentId) {
        return sends(Request.get("/payments/%s".formatted(paymentId)));
    }

    public HttpReply payments() {
        return sends(Request.get("/payments"));
    }

    public HttpReply wallet() {
        return sends(Request.get("/wallet"));
    }

    public long balance() {
        return wallet().expect(200).number("balance");
    }

    public HttpReply walletEntries() {
        return sends(Request.get("/wallet/entries"));
    }

    /** Tops up the wallet, under a new key. */
    public HttpReply topsUp(long amount) {
        return topsUp(amount, UUID.randomUUID().toString());
    }

    public HttpReply topsUp(long amount, String key) {
        return sends(
                Request.post("/wallet/charges").with("Idempotency-Key", key).json(Map.of("amount", amount)));
    }

    /** The user, with this amount in a wallet that was empty. */
    public TestUser withPoints(long amount) {
        topsUp(amount).expect(201);
        return this;
    }

    /** Pays from the wallet, and disconnects after this time, with or without a response. */
    public void paysAndHangsUp(UUID reservationId, String key, Duration after) {
        api.sendAndHangUp(identified(payment(reservationId, key)), after);
    }

    /** Sends the request with the user's tokens, unless it has its own. */
    public HttpReply sends(Request request) {
        return api.send(identified(request));
    }

    private Request identified(Request request) {
        return request.withIfAbsent("Authorization", "Bearer " + person.accessToken())
                .withIfAbsent("Queue-Token", queueToken);
    }

    private static Duration longer(Duration before) {
        return before.compareTo(Duration.ofMillis(500)) < 0 ? before.multipliedBy(2) : before;
    }

    private static List<Integer> numbers(int... seats) {
        return IntStream.of(seats).boxed().toList();
    }
}
