package io.frontrow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.scenario.harness.Concert;
import io.frontrow.scenario.harness.HttpReply;
import io.frontrow.scenario.harness.Request;
import io.frontrow.scenario.harness.TestSystem;
import io.frontrow.scenario.harness.TestUser;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidRequestScenarioTest {

    private static final TestSystem FRONTROW = TestSystem.shared();
    private static final Concert CONCERT = FRONTROW.concert();
    private static final TestUser FAN = FRONTROW.user().admitInto(CONCERT);
    private static final String HOLDS = "/performances/" + CONCERT.performance().id() + "/holds";
    private static final String PERFORMANCES = "/admin/concerts/" + CONCERT.id() + "/performances";
    private static final String ROOM = "/admin/concerts/" + CONCERT.id() + "/waiting-room";
    private static final String TOO_MUCH = "9000000000000001";

    static Stream<Arguments> wrongBodies() {
        return Stream.of(
                wrong("/users", "{}", "email name password"),
                wrong("/users", "{'email':'a','password':'short','name':' '}", "email name password"),
                wrong("/users", "{'email':1,'password':'long enough','name':'Mina'}", "email"),
                wrong(
                        "/users",
                        "{'email':'a@b.example','password':'long enough','name':'Mina','role':'ADMIN'}",
                        "role"),
                wrong("/sessions", "{}", "email password"),
                wrong("/sessions/refresh", "{'refreshToken':''}", "refreshToken"),
                wrong(HOLDS, "{}", "seatNumbers"),
                wrong(HOLDS, "{'seatNumbers':[]}", "seatNumbers"),
                wrong(HOLDS, "{'seatNumbers':[1,1]}", "seatNumbers"),
                wrong(HOLDS, "{'seatNumbers':[1,null]}", "seatNumbers[1]"),
                wrong(HOLDS, "{'seatNumbers':[-1]}", "seatNumbers[0]"),
                wrong(HOLDS, "{'seatNumbers':[1.5]}", "seatNumbers[0]"),
                wrong(HOLDS, "{'seatNumbers':['1']}", "seatNumbers[0]"),
                wrong(HOLDS, "{'seatNumbers':[4294967297]}", "seatNumbers[0]"),
                wrong("/reservations", "{}", "holdId"),
                wrong("/reservations", "{'holdId':'none'}", "holdId"),
                wrong(
                        "/reservations",
                        "{'performanceId':'" + CONCERT.performance().id() + "'}",
                        "holdId"),
                wrong("/payments", "{}", "method reservationId"),
                wrong("/payments", "{'reservationId':'" + UUID.randomUUID() + "','method':'CASH'}", "method"),
                wrong("/wallet/charges", "{}", "amount"),
                wrong("/wallet/charges", "{'amount':0}", "amount"),
                wrong("/wallet/charges", "{'amount':-1}", "amount"),
                wrong("/wallet/charges", "{'amount':" + TOO_MUCH + "}", "amount"),
                wrong("/wallet/charges", "{'amount':9223372036854775808}", "amount"),
                wrong("/wallet/charges", "{'amount':1e400}", "amount"),
                wrong("/wallet/charges", "{'amount':1.5}", "amount"),
                wrong("/wallet/charges", "{'amount':'1'}", "amount"),
                wrong("/wallet/charges", "{'amount':true}", "amount"),
                wrong("/wallet/charges", "{'amount':NaN}", "body"),
                wrong("/wallet/charges", "{'amount':1,'amount':2}", "body"),
                wrong("/wallet/charges", "{'amount':1", "body"),
                wrong("/wallet/charges", "", "body"),
                wrong("/wallet/charges", "null", "body"),
                wrong("/wallet/charges", "[]", "body"),
                wrong("/wallet/charges", "[".repeat(1_000) + "]".repeat(1_000), "body"),
                wrong("/admin/concerts", "{}", "artist salesOpenAt timeZone title venue"),
                wrong(
                        "/admin/concerts",
                        "{'title':'','artist':'a','venue':'v','timeZone':'Mars/Base','salesOpenAt':'soon'}",
                        "salesOpenAt"),
                wrong(
                        "/admin/concerts",
                        "{'title':'','artist':'a','venue':'v','timeZone':'Mars/Base',"
                                + "'salesOpenAt':'2026-12-01T11:00:00Z'}",
                        "timeZone title"),
                wrong(PERFORMANCES, "{}", "startsAt"),
                wrong(PERFORMANCES, "{'startsAt':'2030-01-01T00:00:00Z','sections':[]}", "sections"),
                wrong(
                        PERFORMANCES,
                        "{'startsAt':'2030-01-01T00:00:00Z',"
                                + "'sections':[{'name':'','rows':0,'seatsPerRow':1001,'price':0}]}",
                        "sections[0].name sections[0].price sections[0].rows sections[0].seatsPerRow"),
                wrong(
                        PERFORMANCES,
                        "{'startsAt':'2030-01-01T00:00:00Z',"
                                + "'sections':[{'name':'a','rows':1000,'seatsPerRow':1000,'price':1}]}",
                        "sections"));
    }

    @ParameterizedTest(name = "POST {0} {1}")
    @MethodSource("wrongBodies")
    @DisplayName("A body with missing or wrong fields is refused, and the response names each of them")
    void namesEveryWrongField(String path, String body, String fields) {
        HttpReply refused =
                sendsAnyhow(Request.post(path).with("Idempotency-Key", "key").body(body.replace('\'', '"')));

        assertThat(refused.refused(400, "invalid-request").wrongFields()).containsExactly(fields.split(" ", -1));
    }

    @Test
    @DisplayName("A policy with missing or wrong fields is refused, and the response names each of them")
    void namesEveryWrongFieldOfAPolicy() {
        assertThat(sendsAnyhow(Request.put(ROOM).body("{}"))
                        .refused(400, "invalid-request")
                        .wrongFields())
                .containsExactly(
                        "admitPerSecond",
                        "capacity",
                        "guards",
                        "idleSeconds",
                        "order",
                        "paused",
                        "reentry",
                        "sessionSeconds");
    }

    @ParameterizedTest(name = "GET {0}")
    @CsvSource({
        "/concerts?limit=0, limit",
        "/concerts?limit=201, limit",
        "/concerts?limit=ten, limit",
        "/concerts?after=nowhere, after",
        "/reservations?limit=-1, limit",
        "/payments?limit=2147483648, limit",
        "/wallet/entries?after=AAAA, after"
    })
    @DisplayName("A page out of bounds is refused, and the response names the parameter")
    void namesWrongParametersOfPages(String path, String parameter) {
        assertThat(FAN.sends(Request.get(path)).refused(400, "invalid-request").wrongFields())
                .containsExactly(parameter);
    }

    @Test
    @DisplayName("An unknown seat status is refused, and the response names the parameter")
    void namesAnUnknownSeatStatus() {
        assertThat(FAN.seesSeats(CONCERT.performance(), "FREE")
                        .refused(400, "invalid-request")
                        .wrongFields())
                .containsExactly("status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words"})
    @DisplayName("An idempotency key is 1 to 255 visible ASCII characters")
    void refusesMalformedKeys(String key) {
        FAN.topsUp(1, key).expect(400);
        FAN.topsUp(1, "k".repeat(256)).expect(400);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "GET, /concerts/{id}, unknown-concert",
        "GET, /concerts/{id}/performances, unknown-concert",
        "GET, /concerts/{id}/queue, unknown-concert",
        "POST, /concerts/{id}/queue-tokens, unknown-concert",
        "GET, /performances/{id}/seats, unknown-performance",
        "DELETE, /holds/{id}, not-found",
        "GET, /reservations/{id}, unknown-reservation",
        "GET, /payments/{id}, not-found",
        "GET, /admin/concerts/{id}/waiting-room, unknown-concert",
        "GET, /nothing, not-found"
    })
    @DisplayName("An unknown or malformed id is not found")
    void findsNothingUnderUnknownIds(String method, String path, String code) {
        for (String id : new String[] {UUID.randomUUID().toString(), "none", "%00", "1".repeat(300), "..%2f.."}) {
            Request request = switch (method) {
                case "POST" -> Request.post(path.replace("{id}", id));
                case "DELETE" -> Request.delete(path.replace("{id}", id));
                default -> Request.get(path.replace("{id}", id));
            };
            HttpReply reply = sendsAnyhow(request);
            assertThat(reply.status()).as(reply.toString()).isIn(400, 404);
            assertThat(reply.is(400) || reply.text("code").equals(code))
                    .as(reply.toString())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("What belongs to another user is not found")
    void findsNothingOfOtherUsers() {
        UUID holdId = FAN.holds(CONCERT.performance(), 40).expect(201).id("holdId");
        TestUser other = FRONTROW.user().admitInto(CONCERT);

        other.releases(holdId).refused(404, "not-found");
        other.reserves(holdId).refused(404, "not-found");
        UUID reservationId = FAN.reserves(holdId).expect(201).id("reservationId");
        other.reservation(reservationId).refused(404, "unknown-reservation");
        other.pays(reservationId).refused(404, "unknown-reservation");
    }

    @Test
    @DisplayName("Too large bodies, other media types and unknown calls get their own responses")
    void refusesWhatItDoesNotAccept() {
        sendsAnyhow(Request.post("/sessions").body("{\"email\":\"" + "a".repeat(70_000) + "\"}"))
                .refused(413, "payload-too-large");
        sendsAnyhow(Request.post("/sessions").body("{}").with("Content-Type", "text/plain"))
                .refused(415, "unsupported-media-type");
        sendsAnyhow(Request.get("/wallet").with("Accept", "application/xml")).refused(406, "not-acceptable");
        sendsAnyhow(Request.delete("/concerts")).refused(405, "method-not-allowed");
    }

    private static Arguments wrong(String path, String body, String fields) {
        return Arguments.of(path, body, fields);
    }

    /** Sends the request as a user who is permitted to. */
    private static HttpReply sendsAnyhow(Request request) {
        return request.path().contains("/admin/") ? FRONTROW.operator().sends(request) : FAN.sends(request);
    }
}
