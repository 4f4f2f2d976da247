package io.frontrow.queue.usecase;

import static io.frontrow.shared.Optionals.ifPresent;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.User;
import io.frontrow.account.port.Users;
import io.frontrow.queue.FindInQueue;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.port.QueueEntries;
import io.frontrow.queue.port.WaitingRooms;
import io.frontrow.shared.id.ConcertId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Looks at an entry without counting as its heartbeat. */
public final class FindInQueueUseCase implements FindInQueue {

    private final WaitingRooms rooms;
    private final Users users;
    private final QueueEntries entries;

    public FindInQueueUseCase(WaitingRooms rooms, Users users, QueueEntries entries) {
        this.rooms = rooms;
        this.users = users;
        this.entries = entries;
    }

    @Override
    public Mono<Result> find(ConcertId concertId, Email email) {
        return ifPresent(rooms.find(concertId), _ -> findUser(concertId, email), Result.UnknownConcert::new);
    }

    private Mono<Result> findUser(ConcertId concertId, Email email) {
        Mono<Optional<User>> user = users.find(email).map(found -> found.map(Credentials::user));
        return ifPresent(user, found -> findEntry(concertId, found), Result.UnknownUser::new);
    }

    private Mono<Result> findEntry(ConcertId concertId, User user) {
        return ifPresent(entries.find(concertId, user.userId()), entry -> state(user, entry), Result.UnknownEntry::new);
    }

    private Mono<Result> state(User user, QueueEntry entry) {
        return entries.state(entry)
                .map(state -> state instanceof EntryState.Lost
                        ? new Result.UnknownEntry()
                        : new Result.Found(user, entry, state));
    }
}
