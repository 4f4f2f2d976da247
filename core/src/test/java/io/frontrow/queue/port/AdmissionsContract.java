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
public abstract class AdmissionsContract {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ConcertId concertId = new ConcertId(UUID.randomUUID());
    private final Queue<AdmittedUsers> heard = new ConcurrentLinkedQueue<>();
    private Disposable listening = Disposables.disposed();

    /** The admissions of {@link #queue()}. */
    protected abstract AdmissionFeed admissions();

    protected abstract TestQueue queue();

    @BeforeEach
    void listen() {
        listening = admissions().of(concertId).subscribe(heard::add);
        await().atMost(TIMEOUT).until(() -> {
            letIn(concertId, 1);
            return !heard.isEmpty();
        });
    }

    @AfterEach
    void stopListening() {
        listening.dispose();
    }

    @Test
    void tellsAllWhoAreLetInTogether() {
        Set<UserId> users = letIn(concertId, 3);

        await().atMost(TIMEOUT).until(() -> heard.contains(new AdmittedUsers(users)));
    }

    @Test
    void everyListenerIsTold() {
        Queue<AdmittedUsers> alsoHeard = new ConcurrentLinkedQueue<>();
        Disposable another = admissions().of(concertId).subscribe(alsoHeard::add);
        await().atMost(TIMEOUT).until(() -> {
            letIn(concertId, 1);
            return !alsoHeard.isEmpty();
        });
        another.dispose();

        Set<UserId> users = letIn(concertId, 1);

        await().atMost(TIMEOUT).until(() -> heard.contains(new AdmittedUsers(users)));
        assertThat(alsoHeard).doesNotContain(new AdmittedUsers(users));
    }

    @Test
    void aRoomIsToldOfItsOwnOnly() {
        Set<UserId> elsewhere = letIn(new ConcertId(UUID.randomUUID()), 1);
        Set<UserId> here = letIn(concertId, 1);

        await().atMost(TIMEOUT).until(() -> heard.contains(new AdmittedUsers(here)));
        assertThat(heard).doesNotContain(new AdmittedUsers(elsewhere));
    }

    /** Admits some new users in one step. */
    protected final Set<UserId> letIn(ConcertId room, int count) {
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
