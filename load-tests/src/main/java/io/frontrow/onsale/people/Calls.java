package io.frontrow.onsale.people;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.httpConcurrentRequests;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.history.Asked;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Builds calls of the API in Gatling's DSL. Whatever becomes of a call is noted in the history, handed to the person,
 * and no failure of the virtual user: what a refusal means is the judge's to say.
 */
final class Calls {
    /** The attribute of a session that holds the person. */
    static final String PERSON = "person";

    private static final String STATUS = "status";
    private static final String BODY = "body";
    private static final String SECOND = "-2";

    private Calls() {}

    static Person person(Session session) {
        return Objects.requireNonNull(session.get(PERSON));
    }

    static HttpRequestActionBuilder get(String call, Function<Person, String> path) {
        return http(call).get(session -> person(session).url(path.apply(person(session))));
    }

    static HttpRequestActionBuilder post(String call, Function<Person, String> path) {
        return http(call).post(session -> person(session).url(path.apply(person(session))));
    }

    static HttpRequestActionBuilder delete(String call, Function<Person, String> path) {
        return http(call).delete(session -> person(session).url(path.apply(person(session))));
    }

    static HttpRequestActionBuilder signedIn(HttpRequestActionBuilder request) {
        return request.header("Authorization", session -> person(session).bearer());
    }

    static HttpRequestActionBuilder inTurn(HttpRequestActionBuilder request) {
        return request.header("Queue-Token", session -> person(session).place().token());
    }

    static HttpRequestActionBuilder json(HttpRequestActionBuilder request, Function<Person, String> body) {
        return request.header("Content-Type", "application/json")
                .body(StringBody(session -> body.apply(person(session))));
    }

    /** Sends a request, and hands the answer over. */
    static ChainBuilder call(
            String call,
            HttpRequestActionBuilder request,
            Function<Person, Asked> asked,
            BiConsumer<Person, Answer> then) {
        return exec(Calls::begin)
                .exec(saving(request, ""))
                .exec(session -> end(session, "", call, asked, then))
                .exec(Calls::forget);
    }

    /** Sends a request twice at the same time, and hands both answers over. */
    static ChainBuilder callTwice(
            String call,
            Function<String, HttpRequestActionBuilder> request,
            Function<Person, Asked> asked,
            BiConsumer<Person, Answer> then) {
        return exec(Calls::begin)
                .exec(httpConcurrentRequests(
                        saving(request.apply(call), ""), saving(request.apply(call + " again"), SECOND)))
                .exec(session -> {
                    Asked both = asked.apply(person(session));
                    end(session, "", call, _ -> both, then);
                    return end(session, SECOND, call, _ -> both, then);
                })
                .exec(Calls::forget);
    }

    private static HttpRequestActionBuilder saving(HttpRequestActionBuilder request, String suffix) {
        return request.check(status().saveAs(STATUS + suffix), bodyString().saveAs(BODY + suffix));
    }

    private static Session begin(Session session) {
        person(session).begins();
        return session;
    }

    private static Session end(
            Session session,
            String suffix,
            String call,
            Function<Person, Asked> asked,
            BiConsumer<Person, Answer> then) {
        Person person = person(session);
        Answer answer = session.contains(STATUS + suffix) && session.contains(BODY + suffix)
                ? Answer.of(session.getInt(STATUS + suffix), Objects.requireNonNull(session.getString(BODY + suffix)))
                : Answer.NONE;
        person.ended(call, asked.apply(person), answer);
        then.accept(person, answer);
        return session;
    }

    private static Session forget(Session session) {
        return session.removeAll(STATUS, BODY, STATUS + SECOND, BODY + SECOND).markAsSucceeded();
    }
}
