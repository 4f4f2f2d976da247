package io.frontrow.scenario.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frontrow.adapter.gateway.Signatures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** The calls of fans, and that of the payment module for them. */
final class FanCalls {

    private static final long PRICE = 1_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Signatures MODULE = new Signatures(FrontrowServer.GATEWAY_SECRET, Clock.systemUTC());

    private final TestSystem frontrow;
    private final Concert concert;
    private final Performance performance;
    private final TestUser fan;
    private final UUID reservationId;
    private final UUID paymentId;

    /** Each call takes seats of its own. */
    private final Performance largeHall;

    private final AtomicInteger seat = new AtomicInteger();

    FanCalls(TestSystem frontrow) {
        this.frontrow = frontrow;
        concert = frontrow.operator()
                .adds(
                        frontrow.concert(RoomPolicy.WIDE.capacity(10_000)),
                        Instant.now().plus(Duration.ofDays(30)),
                        100,
                        50,
                        PRICE);
        performance = concert.performance();
        largeHall = concert.performances().getLast();
        TestUser buyer = admitted();
        reservationId = reserved(buyer);
        paymentId = buyer.pays(reservationId).expect(201).id("paymentId");
        fan = buyer.admitInto(concert);
    }

    void addTo(ApiCalls calls) {
        addQueue(calls);
        addBooking(calls);
        addPayments(calls);
    }

    private void addQueue(ApiCalls calls) {
        calls.add("joinQueue", frontrow::user, user -> user.joins(concert));
        calls.add("getQueueStatus", fan::looksAtQueue);
        calls.add("leaveQueue", this::admitted, TestUser::leaves);
        calls.addStream("watchQueue", "admitted", () -> fan.watchesQueue(frontrow.address()));
    }

    private void addBooking(ApiCalls calls) {
        calls.add("listSeats", () -> fan.seesSeats(performance));
        calls.add("listSeatStatuses", () -> read("/performances/" + performance.id() + "/seat-statuses"));
        calls.addStream("watchSeats", "seats", () -> fan.watchesSeats(frontrow.address(), performance));
        calls.add("holdSeats", this::admitted, user -> user.holds(largeHall, nextSeat()));
        calls.add("releaseHold", this::withHold, holder -> holder.user.releases(holder.id));
        calls.add("reserveSeats", this::admitted, user -> user.reserves(largeHall, nextSeat()));
        calls.add("listReservations", fan::reservations);
        calls.add("getReservation", () -> fan.reservation(reservationId));
        calls.add("cancelReservation", this::withTicket, holder -> holder.user.cancels(holder.id));
    }

    private void addPayments(ApiCalls calls) {
        calls.add("pay", this::withReservation, holder -> holder.user.pays(holder.id));
        calls.add("pay (by card)", this::withReservation, holder -> holder.user.paysByCard(holder.id, "tok_ok"));
        calls.add("handleCallback", this::pendingPayment, this::callBack);
        calls.add("listPayments", fan::payments);
        calls.add("getPayment", () -> fan.payment(paymentId));
        calls.add("getWallet", fan::wallet);
        calls.add("topUpWallet", () -> fan.topsUp(1));
        calls.add("listWalletEntries", fan::walletEntries);
    }

    private HttpReply read(String path) {
        return fan.sends(Request.get(path));
    }

    private int nextSeat() {
        return seat.incrementAndGet();
    }

    private TestUser admitted() {
        return frontrow.user().withPoints(PRICE).admitInto(concert);
    }

    private Holder withHold() {
        TestUser user = admitted();
        return new Holder(user, user.holds(largeHall, nextSeat()).expect(201).id("holdId"));
    }

    private Holder withReservation() {
        TestUser user = admitted();
        return new Holder(user, reserved(user));
    }

    private UUID reserved(TestUser user) {
        return user.reserved(largeHall, nextSeat());
    }

    private Holder withTicket() {
        TestUser user = admitted();
        return new Holder(user, user.bought(largeHall, nextSeat()));
    }

    private UUID pendingPayment() {
        Holder holder = withReservation();
        return holder.user.paysByCard(holder.id, "tok_late").expect(201).id("paymentId");
    }

    private HttpReply callBack(UUID paymentId) {
        String body = JSON.writeValueAsString(Map.of(
                "callbackId",
                UUID.randomUUID(),
                "paymentId",
                paymentId,
                "status",
                "CAPTURED",
                "chargeId",
                "ch_" + paymentId,
                "amount",
                PRICE));
        return frontrow.sends(Request.post("/gateway/callbacks")
                .with(Signatures.HEADER, MODULE.sign(body.getBytes(UTF_8)))
                .body(body));
    }

    /** A user, and what the user has. */
    private record Holder(TestUser user, UUID id) {}
}
