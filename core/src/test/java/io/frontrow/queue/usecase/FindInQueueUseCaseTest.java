package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.queue.FindInQueue;
import io.frontrow.queue.FindInQueue.Result;
import io.frontrow.queue.model.EntryState;
import io.frontrow.queue.model.GoneReason;
import io.frontrow.queue.model.LeaveReason;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FindInQueueUseCaseTest {

    private static final Email EMAIL = new Email("mina@frontrow.example");

    private final SaleFixture sale = new SaleFixture();
    private final User mina = new User(new UserId(UUID.randomUUID()), EMAIL, "Mina", Role.USER);
    private final FindInQueue findInQueue = new FindInQueueUseCase(sale.store.rooms(), sale.store.users(), sale.queue);

    @Test
    void aUserIsFoundWithThePlace() {
        signUp();
        sale.fansWaiting(2);
        QueueEntry entry = join();

        assertThat(find()).isEqualTo(new Result.Found(mina, entry, new EntryState.Waiting(2, 0)));
    }

    @Test
    void aUserWhoHasLeftIsFoundWithTheReason() {
        signUp();
        QueueEntry entry = join();
        get(sale.queue.leave(entry, LeaveReason.LEFT));

        assertThat(find()).isEqualTo(new Result.Found(mina, entry, new EntryState.Gone(GoneReason.LEFT)));
    }

    @Test
    void whatIsUnknownIsSaid() {
        assertThat(find()).isEqualTo(new Result.UnknownUser());
        signUp();
        assertThat(find()).isEqualTo(new Result.UnknownEntry());
        assertThat(get(findInQueue.find(new ConcertId(UUID.randomUUID()), EMAIL)))
                .isEqualTo(new Result.UnknownConcert());
    }

    private void signUp() {
        get(sale.store.users().add(new Credentials(mina, new PasswordHash("a hash"))));
    }

    private QueueEntry join() {
        return get(sale.queue.join(sale.room(), mina.userId(), new QueueEntryId(UUID.randomUUID())))
                .entry();
    }

    private Result find() {
        return get(findInQueue.find(sale.concertId(), EMAIL));
    }
}
