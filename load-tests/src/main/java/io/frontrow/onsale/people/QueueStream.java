package io.frontrow.onsale.people;

import io.frontrow.onsale.client.Answer;
import io.frontrow.onsale.history.Asked;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.history.Outcome;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The stream with which a person follows the place. It can be opened again after it has ended. */
final class QueueStream {
    private static final String CALL = "watchQueue";
    private static final Set<String> EVENTS = Set.of("position", "admitted", "gone");
    private static final int OK = 200;
    private static final int GONE = 410;

    private final Person person;
    private final QueueStreams streams;
    private volatile @Nullable Connection connection;

    QueueStream(Person person, QueueStreams streams) {
        this.person = person;
        this.streams = streams;
    }

    boolean isOpen() {
        return connection != null;
    }

    /** Opens the stream at the instance at which the person's calls go. */
    void open() {
        Connection opened = new Connection();
        connection = opened;
        HttpRequest request = HttpRequest.newBuilder(URI.create(person.url("/queue-tokens/current/events")))
                .header("Queue-Token", person.place().token())
                .header("Accept", "text/event-stream, application/problem+json")
                .build();
        var _ = streams.http()
                .sendAsync(request, opened.body())
                .whenComplete((response, error) -> opened.ended(response == null ? "" : response.body()));
    }

    /** Ends the stream as a closed page or a lost connection does. */
    void close() {
        Connection open = connection;
        if (open != null) {
            open.cancel();
        }
    }

    private final class Connection implements Flow.Subscriber<String> {
        private final long start = person.now();
        private long lastReceived = start;
        private volatile Flow.@Nullable Subscription subscription;
        private volatile boolean isCanceled;
        private volatile @Nullable Integer status;
        private String event = "";

        BodyHandler<String> body() {
            return response -> {
                status = response.statusCode();
                return response.statusCode() == OK
                        ? BodySubscribers.fromLineSubscriber(this, _ -> "", StandardCharsets.UTF_8, null)
                        : BodySubscribers.ofString(StandardCharsets.UTF_8);
            };
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
            if (isCanceled) {
                cancel();
            }
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:") && EVENTS.contains(event)) {
                received(line.substring("data:".length()).strip());
            } else if (line.startsWith(":")) {
                lastReceived = person.now();
            }
        }

        private void received(String data) {
            Answer told = Answer.of("gone".equals(event) ? GONE : OK, data);
            synchronized (person) {
                person.place().told(told);
                Asked asked = "gone".equals(event)
                        ? person.basket().leaving(person.place().ticketId())
                        : person.aboutPlace();
                long now = person.now();
                person.recorder()
                        .write(new Operation(
                                CALL,
                                event,
                                person.userId(),
                                lastReceived,
                                now,
                                null,
                                start,
                                Outcome.DONE,
                                null,
                                asked,
                                told.told()));
                lastReceived = now;
            }
        }

        @Override
        public void onError(Throwable error) {
            // Seen when the response completes.
        }

        @Override
        public void onComplete() {
            // Seen when the response completes.
        }

        void cancel() {
            isCanceled = true;
            Flow.Subscription open = subscription;
            if (open != null) {
                open.cancel();
                ended("");
            }
        }

        /** Called when the response has completed, or the stream was canceled, whichever comes first. */
        void ended(String problem) {
            synchronized (person) {
                if (connection == this) {
                    connection = null;
                    Answer answer = status == null ? Answer.NONE : Answer.of(status, problem);
                    person.note(CALL, start, null, person.aboutPlace(), answer);
                }
            }
        }
    }
}
