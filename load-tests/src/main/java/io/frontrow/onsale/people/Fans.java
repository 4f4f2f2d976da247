package io.frontrow.onsale.people;

import static io.frontrow.onsale.people.Calls.call;
import static io.frontrow.onsale.people.Calls.callTwice;
import static io.frontrow.onsale.people.Calls.delete;
import static io.frontrow.onsale.people.Calls.get;
import static io.frontrow.onsale.people.Calls.inTurn;
import static io.frontrow.onsale.people.Calls.json;
import static io.frontrow.onsale.people.Calls.person;
import static io.frontrow.onsale.people.Calls.post;
import static io.frontrow.onsale.people.Calls.signedIn;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.pause;

import io.frontrow.onsale.history.Asked;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** The scenario of a fan: come, wait, buy, and go home. */
final class Fans {
    private static final Duration HANG_UP = Duration.ofMillis(15);
    private static final double RETRY_SECONDS = 3;
    private static final double AWAY_SECONDS = 5;
    private static final double REGRET_SECONDS = 4;

    private Fans() {}

    /** {@return what a fan does from the arrival on, until going home} */
    static ChainBuilder chain() {
        return exec(join(), waitForTurn(), shop(), cancel());
    }

    static ChainBuilder arrive() {
        return pause(session -> person(session).untilArrival());
    }

    static ChainBuilder join() {
        return asLongAs(session -> waiting(session).wantsToJoin())
                .on(joinOnce())
                .exec(doing(person -> person.waiting().follow()));
    }

    static ChainBuilder joinOnce() {
        return call(
                        "joinQueue",
                        signedIn(post("joinQueue", person -> "/concerts/" + concert(person) + "/queue-tokens")),
                        Person::aboutPlace,
                        (person, answer) -> person.waiting().joined(answer))
                .doIf(session -> waiting(session).wantsToJoin())
                .then(pauseAbout(RETRY_SECONDS));
    }

    /** By stream the fan looks now and then whether the turn has come; otherwise it polls. */
    private static ChainBuilder waitForTurn() {
        return asLongAs(session -> waiting(session).waits())
                .on(
                        doIf(session -> waiting(session).losesConnection())
                                .then(exec(doing(person -> person.waiting().loseConnection()))),
                        doIf(session -> waiting(session).closesPage())
                                .then(exec(doing(person -> person.waiting().closePage()))
                                        .exec(pauseAbout(AWAY_SECONDS), join())),
                        doIfOrElse(session -> person(session).has(Habit.STREAM))
                                .then(follow())
                                .orElse(poll()))
                .doIf(session -> person(session).place().isSoldOut())
                .then(pause(session -> person(session).untilGoingHome()));
    }

    private static ChainBuilder follow() {
        return doIfOrElse(session -> person(session).stream().isOpen())
                .then(pause(session -> waiting(session).untilNextLook()))
                .orElse(pauseAbout(RETRY_SECONDS)
                        .exec(doing(person -> person.waiting().follow())));
    }

    private static ChainBuilder poll() {
        return pause(session -> waiting(session).untilNextPoll()).exec(ask());
    }

    static ChainBuilder ask() {
        return call(
                "getQueueStatus",
                inTurn(get("getQueueStatus", _ -> "/queue-tokens/current")),
                Person::aboutPlace,
                (_, _) -> {});
    }

    private static ChainBuilder shop() {
        return asLongAs(session -> shopper(session).isShopping())
                .on(
                        pause(session -> person(session).about(shopper(session).thinkingSeconds())),
                        doSwitch(session -> shopper(session).next())
                                .on(
                                        onCase(Step.READ_LIST).then(readList()),
                                        onCase(Step.LOOK).then(look()),
                                        onCase(Step.HOLD).then(hold()),
                                        onCase(Step.RELEASE).then(release()),
                                        onCase(Step.RESERVE).then(reserve()),
                                        onCase(Step.GIVE_BACK).then(giveBack()),
                                        onCase(Step.TOP_UP).then(topUp()),
                                        onCase(Step.PAY).then(pay()),
                                        onCase(Step.PAY_AND_HANG_UP).then(payAndHangUp()),
                                        onCase(Step.PAY_TWICE).then(payTwice()),
                                        onCase(Step.ASK_FOR_PAYMENT).then(askForPayment())));
    }

    private static ChainBuilder readList() {
        return call(
                "listSeats",
                inTurn(signedIn(get("listSeats", person -> performance(person) + "/seats?status=AVAILABLE"))),
                Person::aboutPlace,
                (person, answer) -> person.shopper().readList(answer));
    }

    private static ChainBuilder look() {
        return call(
                "listSeatStatuses",
                inTurn(signedIn(get("listSeatStatuses", person -> performance(person) + "/seat-statuses"))),
                Person::aboutPlace,
                (person, answer) -> person.shopper().looked(answer));
    }

    private static ChainBuilder hold() {
        return call(
                "holdSeats",
                json(
                        inTurn(signedIn(post("holdSeats", person -> performance(person) + "/holds"))),
                        person ->
                                "{\"seatNumbers\":%s}".formatted(person.basket().seats())),
                person -> person.basket().taking(person.place().ticketId()),
                (person, answer) -> person.shopper().held(answer));
    }

    private static ChainBuilder release() {
        return call(
                "releaseHold",
                inTurn(signedIn(delete(
                        "releaseHold", person -> "/holds/" + person.basket().holdId()))),
                person -> person.basket().taking(person.place().ticketId()),
                (person, answer) -> person.shopper().released(answer));
    }

    private static ChainBuilder reserve() {
        return call(
                "reserveSeats",
                json(inTurn(signedIn(post("reserveSeats", _ -> "/reservations"))), Fans::reservation),
                person -> person.basket().taking(person.place().ticketId()),
                (person, answer) -> person.shopper().reserved(answer));
    }

    private static String reservation(Person person) {
        Basket basket = person.basket();
        return basket.isHeld()
                ? "{\"holdId\":\"%s\"}".formatted(basket.holdId())
                : "{\"performanceId\":\"%s\",\"seatNumbers\":%s}"
                        .formatted(person.stage().performanceId(), basket.seats());
    }

    private static ChainBuilder giveBack() {
        return call(
                "cancelReservation",
                signedIn(post("cancelReservation", Fans::cancellationPath)),
                person -> person.basket().canceling(person.basket().seats()),
                (person, answer) -> person.shopper().gaveBack(answer));
    }

    private static ChainBuilder topUp() {
        return call(
                "topUpWallet",
                json(
                        signedIn(post("topUpWallet", _ -> "/wallet/charges"))
                                .header(
                                        "Idempotency-Key",
                                        session -> person(session).basket().topUpKey()),
                        person -> "{\"amount\":%d}".formatted(person.basket().price())),
                person -> person.basket().toppingUp(),
                (person, answer) -> person.shopper().toppedUp(answer));
    }

    private static ChainBuilder pay() {
        return call(
                "pay",
                payment("pay"),
                Fans::aboutPayment,
                (person, answer) -> person.shopper().paid(answer));
    }

    private static ChainBuilder payAndHangUp() {
        return call(
                "pay",
                payment("pay and hang up").requestTimeout(HANG_UP),
                Fans::aboutPayment,
                (person, answer) -> person.shopper().paid(answer));
    }

    private static ChainBuilder payTwice() {
        return callTwice(
                "pay",
                Fans::payment,
                Fans::aboutPayment,
                (person, answer) -> person.shopper().paid(answer));
    }

    private static HttpRequestActionBuilder payment(String name) {
        return json(
                inTurn(signedIn(post(name, _ -> "/payments")))
                        .header(
                                "Idempotency-Key",
                                session -> person(session).basket().paymentKey()),
                Fans::paymentBody);
    }

    private static String paymentBody(Person person) {
        Basket basket = person.basket();
        String card = basket.isByCard() ? ",\"cardToken\":\"%s\"".formatted(basket.card()) : "";
        return "{\"reservationId\":\"%s\",\"method\":\"%s\"%s}"
                .formatted(basket.reservationId(), basket.method(), card);
    }

    private static Asked aboutPayment(Person person) {
        return person.basket().paying(person.place().ticketId());
    }

    private static ChainBuilder askForPayment() {
        return call(
                "getPayment",
                signedIn(get(
                        "getPayment", person -> "/payments/" + person.basket().paymentId())),
                person -> person.basket().asking(person.place().ticketId()),
                (person, answer) -> person.shopper().asked(answer));
    }

    private static ChainBuilder cancel() {
        return doIf(session -> shopper(session).cancels())
                .then(
                        pauseAbout(REGRET_SECONDS),
                        call(
                                "cancelReservation",
                                json(
                                        signedIn(post("cancelReservation", Fans::cancellationPath)),
                                        person -> "{\"seatNumbers\":%s}"
                                                .formatted(person.shopper().regretted())),
                                person -> person.basket()
                                        .canceling(person.shopper().regretted()),
                                (_, _) -> {}));
    }

    private static String cancellationPath(Person person) {
        return "/reservations/" + person.basket().reservationId() + "/cancellation";
    }

    static ChainBuilder goHome() {
        return doIf(session ->
                        person(session).place().isLive() && !person(session).has(Habit.VANISH))
                .then(leave())
                .exec(doing(person -> person.closeStreams()));
    }

    private static ChainBuilder leave() {
        return call(
                "leaveQueue",
                inTurn(delete("leaveQueue", _ -> "/queue-tokens/current")),
                person -> person.basket().leaving(person.place().ticketId()),
                (person, answer) -> {
                    if (answer.isDone()) {
                        person.place().left();
                    }
                });
    }

    static ChainBuilder pauseAbout(double seconds) {
        return pause(session -> person(session).about(seconds));
    }

    static Function<Session, Session> doing(Consumer<Person> action) {
        return session -> {
            action.accept(person(session));
            return session;
        };
    }

    private static Waiting waiting(Session session) {
        return person(session).waiting();
    }

    private static Shopper shopper(Session session) {
        return person(session).shopper();
    }

    private static String concert(Person person) {
        return person.stage().concertId();
    }

    private static String performance(Person person) {
        return "/performances/" + person.stage().performanceId();
    }
}
