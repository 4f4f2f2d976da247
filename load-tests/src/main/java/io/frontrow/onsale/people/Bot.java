package io.frontrow.onsale.people;

import static io.frontrow.onsale.people.Calls.call;
import static io.frontrow.onsale.people.Calls.get;
import static io.frontrow.onsale.people.Calls.person;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.frontrow.onsale.history.Asked;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.UUID;

/** The kinds of bots. They want to be ahead of others, and should get nothing for it. */
enum Bot {
    /** One account with many connections: polls in haste, and keeps more streams than it may have. */
    MANY_CONNECTIONS {
        @Override
        ChainBuilder chain() {
            return exec(
                    Fans.join(),
                    hastily(exec(Fans.doing(person -> person.openStreams(STREAMS)))
                            .exec(Fans.ask())));
        }
    },
    /** One of many accounts behind one address, which all poll in haste. */
    MANY_ACCOUNTS {
        @Override
        ChainBuilder chain() {
            return exec(Fans.join(), hastily(Fans.ask()));
        }
    },
    /** Shows queue tokens that nobody issued. */
    FORGED_TOKENS {
        @Override
        ChainBuilder chain() {
            return hastily(call(
                    "getQueueStatus",
                    get("getQueueStatus by a forged token", _ -> "/queue-tokens/current")
                            .header("Queue-Token", session -> forged(person(session))),
                    _ -> NOTHING,
                    (_, _) -> {}));
        }
    },
    /** Joins without end. */
    ENDLESS_JOINS {
        @Override
        ChainBuilder chain() {
            return hastily(Fans.joinOnce());
        }
    };

    private static final Asked NOTHING = new Asked(null, null, null, null, null, null, null, null, null);
    private static final int STREAMS = 6;
    private static final double HASTE_SECONDS = 0.2;

    /** {@return what it does from its arrival on, until it leaves} */
    abstract ChainBuilder chain();

    private static ChainBuilder hastily(ChainBuilder action) {
        return asLongAs(session -> person(session).isInHaste())
                .on(exec(Fans.pauseAbout(HASTE_SECONDS)).exec(action));
    }

    private static String forged(Person person) {
        return new UUID(person.random().nextLong(), person.random().nextLong()).toString();
    }
}
