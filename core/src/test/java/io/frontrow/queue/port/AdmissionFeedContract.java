package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.frontrow.queue.model.AdmittedUsers;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** The contract of {@link AdmissionFeed}. */
public abstract class AdmissionFeedContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final Queue<AdmittedUsers> received = new ConcurrentLinkedQueue<>();
    private Disposable listening = Disposables.disposed();

    /** The admissions of {@link #queue()}. */
    protected abstract AdmissionFeed admissions();

    protected abstract TestQueue queue();

    @BeforeEach
    void listen() {
        listening = admissions().admittedTo(concertId).subscribe(received::add);
        await().atMost(TIMEOUT).until(() -> {
            admit(concertId, 1);
            return !received.isEmpty();
        });
    }

    @AfterEach
    void stopListening() {
        listening.dispose();
    }

    @Test
    void publishesAllUsersAdmittedInOneStep() {
        Set<UserId> users = admit(concertId, 3);

        await().atMost(TIMEOUT).until(() -> received.contains(new AdmittedUsers(users)));
    }

    @Test
    void everySubscriberReceivesAdmissions() {
        Queue<AdmittedUsers> alsoReceived = new ConcurrentLinkedQueue<>();
        Disposable another = admissions().admittedTo(concertId).subscribe(alsoReceived::add);
        await().atMost(TIMEOUT).until(() -> {
            admit(concertId, 1);
            return !alsoReceived.isEmpty();
        });
        another.dispose();

        Set<UserId> users = admit(concertId, 1);

        await().atMost(TIMEOUT).until(() -> received.contains(new AdmittedUsers(users)));
        assertThat(alsoReceived).doesNotContain(new AdmittedUsers(users));
    }

    @Test
    void aRoomReceivesItsOwnAdmissionsOnly() {
        Set<UserId> elsewhere = admit(new ConcertId(UUID.randomUUID()), 1);
        Set<UserId> here = admit(concertId, 1);

        await().atMost(TIMEOUT).until(() -> received.contains(new AdmittedUsers(here)));
        assertThat(received).doesNotContain(new AdmittedUsers(elsewhere));
    }

    /** Admits some new users in one step. */
    protected final Set<UserId> admit(ConcertId room, int count) {
        List<UserId> users = Stream.generate(() -> new UserId(UUID.randomUUID()))
                .limit(count)
                .toList();
        users.forEach(user -> join(room, user));
        queue().admit(TestRoom.of(room).room(), count).block(TIMEOUT);
        return Set.copyOf(users);
    }

    private QueueEntry join(ConcertId room, UserId userId) {
        return queue().join(TestRoom.of(room).room(), userId, new QueueEntryId(UUID.randomUUID()))
                .blockOptional(TIMEOUT)
                .orElseThrow()
                .entry();
    }
}
