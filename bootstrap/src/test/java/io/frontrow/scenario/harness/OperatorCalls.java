package io.frontrow.scenario.harness;

import io.frontrow.account.model.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls of operators. */
final class OperatorCalls {

    private static final String EMAIL = "mina@frontrow.example";
    private static final String PASSWORD = "moonlight-parade";

    private final TestSystem frontrow;
    private final Operator operator;
    private final Concert concert;
    private final Performance performance;
    private final TestUser fan;

    /** Each performance that is made begins at another time. */
    private final AtomicInteger day = new AtomicInteger(30);

    OperatorCalls(TestSystem frontrow) {
        this.frontrow = frontrow;
        operator = frontrow.operator();
        concert = frontrow.concert();
        performance = concert.performance();
        frontrow.addAccount(EMAIL, PASSWORD, Role.USER);
        fan = frontrow.signsIn(EMAIL, PASSWORD).withPoints(Performance.PRICE).admitInto(concert);
        fan.bought(performance, 1);
        fan.admitInto(concert);
    }

    void addTo(ApiCalls calls) {
        addHouse(calls);
        addPerformances(calls);
        addWaitingRoom(calls);
        addQueue(calls);
    }

    private void addHouse(ApiCalls calls) {
        calls.add("listAllConcerts", () -> read("/concerts"));
        calls.add(
                "createConcert",
                () -> operator.sends(Request.post("/admin/concerts")
                        .json(Map.of(
                                "title", "Moonlight Parade",
                                "artist", "The Paper Lanterns",
                                "venue", "Olympic Hall, Seoul",
                                "timeZone", "Asia/Seoul",
                                "salesOpenAt", Instant.now()))));
        calls.add(
                "changeConcert",
                () -> operator.sends(Request.patch("/admin/concerts/" + concert.id())
                        .json(Map.of("venue", "Hall " + UUID.randomUUID()))));
        calls.add("listHouse", () -> read("/performances"));
        calls.add("listAllOperatorActions", () -> read("/actions"));
        calls.add("findWallet", () -> read("/wallets?email=" + EMAIL));
        calls.add(
                "creditWallet",
                () -> operator.sends(Request.post("/admin/wallets/%s/charges".formatted(fan.userId()))
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .json(Map.of("amount", 1))));
        calls.add("runAudit", () -> read("/audit"));
    }

    private void addPerformances(ApiCalls calls) {
        calls.add("listAllPerformances", () -> read("/concerts/" + concert.id() + "/performances"));
        calls.add("createPerformance", () -> operator.schedules(concert, Map.of("startsAt", nextStart())));
        calls.add("listSeatHolders", () -> readOfPerformance("/seats"));
        calls.add("getSeatHolders", () -> readOfPerformance("/seat-holders"));
        calls.add("getPerformanceSales", () -> operator.seesSales(performance));
        calls.add("movePerformance", this::newPerformance, it -> operator.moves(it, nextStart()));
        calls.add("withdrawPerformance", this::newPerformance, operator::withdraws);
        calls.add("cancelPerformance", this::newPerformance, operator::cancels);
    }

    private void addWaitingRoom(ApiCalls calls) {
        calls.add("getWaitingRoom", () -> operator.seesWaitingRoom(concert));
        calls.add("replaceWaitingRoom", () -> operator.changes(concert, RoomPolicy.WIDE.capacity(anyCapacity())));
        calls.add("changeWaitingRoom", () -> operator.patches(concert, Map.of("capacity", anyCapacity())));
        calls.add("getWaitingRoomHistory", () -> readOfRoom("/history"));
        calls.add("writeMessage", this::writesMessage);
        calls.add("removeMessage", this::writesMessage, _ -> operator.sends(Request.delete(room("/message"))));
        calls.add("pauseWaitingRoom", () -> operator.resumes(concert), _ -> operator.pauses(concert));
        calls.add("resumeWaitingRoom", () -> operator.pauses(concert), _ -> operator.resumes(concert));
        calls.add(
                "forecastChange",
                () -> operator.sends(Request.post(room("/forecast")).json(Map.of("capacity", 200))));
        calls.add("listOperatorActions", () -> operator.seesActions(concert));
    }

    private void addQueue(ApiCalls calls) {
        Concert closed = frontrow.concert(RoomPolicy.CLOSED);
        calls.add("admitAheadOfTurn", () -> waiting(closed), user -> operator.admitsAhead(closed, user));
        calls.add("findInQueue", () -> readOfRoom("/users?email=" + EMAIL));
        calls.add("removeFromQueue", () -> waiting(closed), user -> operator.removes(closed, user));
    }

    private HttpReply read(String path) {
        return operator.sends(Request.get("/admin" + path));
    }

    private HttpReply readOfPerformance(String path) {
        return read("/performances/" + performance.id() + path);
    }

    private HttpReply readOfRoom(String path) {
        return operator.sends(Request.get(room(path)));
    }

    private String room(String path) {
        return "/admin/concerts/" + concert.id() + "/waiting-room" + path;
    }

    private HttpReply writesMessage() {
        Map<String, String> text = Map.of("en", "It is " + Instant.now(), "ko", "순서는 그대로 유지됩니다.");
        return operator.sends(Request.put(room("/message")).json(Map.of("text", text)));
    }

    private Instant nextStart() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(day.incrementAndGet()));
    }

    private Performance newPerformance() {
        return operator.adds(concert, nextStart()).performances().getLast();
    }

    private static int anyCapacity() {
        return ThreadLocalRandom.current().nextInt(1_000, 10_000);
    }

    private TestUser waiting(Concert closed) {
        TestUser user = frontrow.user();
        user.joins(closed).expect(201);
        return user;
    }
}
