package io.frontrow.scenario.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** An operator of the system. */
public final class Operator {

    private static final Duration SOON = Duration.ofDays(30);

    private final Api api;
    private final Person person;

    Operator(Api api, Person person) {
        this.api = api;
        this.person = person;
    }

    /** A concert on sale, with one performance in the standard hall. */
    public Concert sells(RoomPolicy policy) {
        Concert concert = announces(Instant.now().minus(Duration.ofDays(1)));
        changes(concert, policy).expect(200);
        return adds(concert, Instant.now().plus(SOON));
    }

    /** A concert without a performance. */
    public Concert announces(Instant salesOpenAt) {
        return announces(salesOpenAt, ZoneId.of("Asia/Seoul"));
    }

    /** A concert on sale, with one performance in the standard hall of a venue in that time zone. */
    public Concert sells(ZoneId timeZone) {
        Concert concert = announces(Instant.now().minus(Duration.ofDays(1)), timeZone);
        changes(concert, RoomPolicy.WIDE).expect(200);
        return adds(concert, Instant.now().plus(SOON));
    }

    private Concert announces(Instant salesOpenAt, ZoneId timeZone) {
        HttpReply created = sends(Request.post("/admin/concerts")
                        .json(Map.of(
                                "title", "Moonlight Parade",
                                "artist", "The Paper Lanterns",
                                "venue", "Olympic Hall, Seoul",
                                "timeZone", timeZone.getId(),
                                "salesOpenAt", salesOpenAt)))
                .expect(201);
        return new Concert(created.id("concertId"), List.of());
    }

    /** The concert with one more performance, in the standard hall. */
    public Concert adds(Concert concert, Instant startsAt) {
        return adds(concert, Map.of("startsAt", startsAt));
    }

    /** The concert with one more performance, in a hall of one section. */
    public Concert adds(Concert concert, Instant startsAt, int rows, int seatsPerRow, long price) {
        return adds(
                concert,
                Map.of(
                        "startsAt",
                        startsAt,
                        "sections",
                        List.of(Map.of("name", "Stalls", "rows", rows, "seatsPerRow", seatsPerRow, "price", price))));
    }

    private Concert adds(Concert concert, Map<String, Object> performance) {
        HttpReply created = sends(Request.post("/admin/concerts/%s/performances".formatted(concert.id()))
                        .json(performance))
                .expect(201);
        Performance added = new Performance(concert.id(), created.id("performanceId"));
        List<Performance> all =
                Stream.concat(concert.performances().stream(), Stream.of(added)).toList();
        return new Concert(concert.id(), all);
    }

    /** The state, the seats and the refunds of a performance. */
    public HttpReply seesSales(Performance performance) {
        return sends(Request.get("/admin/performances/" + performance.id()));
    }

    public HttpReply moves(Performance performance, Instant startsAt) {
        return sends(Request.patch("/admin/performances/" + performance.id()).json(Map.of("startsAt", startsAt)));
    }

    public HttpReply withdraws(Performance performance) {
        return sends(Request.delete("/admin/performances/" + performance.id()));
    }

    public HttpReply cancels(Performance performance) {
        return sends(Request.post("/admin/performances/%s/cancellation".formatted(performance.id()))
                .json(Map.of("reason", "The singer is ill")));
    }

    public HttpReply schedules(Concert concert, Map<String, Object> performance) {
        return sends(Request.post("/admin/concerts/%s/performances".formatted(concert.id()))
                .json(performance));
    }

    /** Changes a part of the policy. */
    public HttpReply patches(Concert concert, Map<String, Object> change) {
        return sends(Request.patch(roomOf(concert.id())).json(change));
    }

    /** Replaces the policy, unless it has changed since it had this tag. */
    public HttpReply replacesIf(String tag, Concert concert, String policy) {
        return sends(Request.put(roomOf(concert.id())).body(policy).with("If-Match", tag));
    }

    public HttpReply changes(Concert concert, RoomPolicy policy) {
        return sends(Request.put(roomOf(concert.id())).json(policy));
    }

    /** The policy and the counts. */
    public HttpReply seesWaitingRoom(Concert concert) {
        return sends(Request.get(roomOf(concert.id())));
    }

    public HttpReply admitsAhead(Concert concert, TestUser user) {
        return sends(Request.post(roomOf(concert.id()) + "/admissions").json(Map.of("userId", user.userId())));
    }

    public HttpReply removes(Concert concert, TestUser user) {
        return sends(Request.delete(roomOf(concert.id()) + "/users/" + user.userId()));
    }

    public HttpReply pauses(Concert concert) {
        return sends(Request.post(roomOf(concert.id()) + "/pause"));
    }

    public HttpReply resumes(Concert concert) {
        return sends(Request.post(roomOf(concert.id()) + "/resume"));
    }

    /** The operator log of the waiting room, newest first. */
    public HttpReply seesActions(Concert concert) {
        return sends(Request.get(roomOf(concert.id()) + "/actions"));
    }

    /** Asserts that every invariant holds now. */
    public void findsNothingWrong() {
        HttpReply audit = sends(Request.get("/admin/audit")).expect(200);
        assertThat(audit.json().path("ok").asBoolean()).as(audit.body()).isTrue();
        assertThat(audit.json().path("checks").size()).isGreaterThanOrEqualTo(12);
    }

    public String accessToken() {
        return person.accessToken();
    }

    public HttpReply sends(Request request) {
        return api.send(request.withIfAbsent("Authorization", "Bearer " + person.accessToken()));
    }

    private static String roomOf(UUID concertId) {
        return "/admin/concerts/%s/waiting-room".formatted(concertId);
    }
}
