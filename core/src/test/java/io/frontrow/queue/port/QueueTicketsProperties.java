package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.account.model.UserId;
import io.frontrow.catalog.model.ConcertId;
import io.frontrow.queue.model.Departure;
import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.Reentry;
import io.frontrow.queue.model.Standing;
import io.frontrow.queue.model.TestRoom;
import io.frontrow.queue.model.TicketId;
import io.frontrow.queue.port.QueueTickets.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import reactor.core.publisher.Mono;

/**
 * Whatever people do in whatever order, a store of the queue does as a plain list does: nobody is lost, nobody is in
 * twice, nobody overtakes, and never are more in than the capacity allows.
 */
public abstract class QueueTicketsProperties {

    private static final int USERS = 6;
    private static final int CAPACITY = 3;

    protected abstract QueueTickets tickets();

    @Property(tries = 100)
    void theLineIsKept(@ForAll("walks") List<Step> walk) {
        Model model = new Model();
        for (Step step : walk) {
            model.take(step);
            model.agrees();
        }
    }

    @Provide
    Arbitrary<List<Step>> walks() {
        Arbitrary<Integer> users = Arbitraries.integers().between(0, USERS - 1);
        return Arbitraries.<Step>oneOf(
                        users.map(Step.Join::new),
                        users.map(Step.Join::new),
                        users.map(Step.Requeue::new),
                        users.map(Step.Leave::new),
                        users.map(Step.LetIn::new),
                        Arbitraries.integers().between(1, CAPACITY + 1).map(Step.Admit::new))
                .list()
                .ofMaxSize(40);
    }

    /** What may happen next; users are told by number. */
    public sealed interface Step {

        record Join(int user) implements Step {}

        record Requeue(int user) implements Step {}

        record Leave(int user) implements Step {}

        record LetIn(int user) implements Step {}

        record Admit(int atMost) implements Step {}
    }

    private final class Model {

        private final ConcertId concertId = new ConcertId(UUID.randomUUID());
        private final TestRoom room = TestRoom.of(concertId).capacity(CAPACITY);
        private final List<UserId> users = new ArrayList<>();
        private final Map<UserId, QueueTicket> tickets = new HashMap<>();
        private final List<UserId> line = new ArrayList<>();
        private final List<UserId> in = new ArrayList<>();

        private Model() {
            for (int i = 0; i < USERS; i++) {
                users.add(new UserId(UUID.randomUUID()));
            }
        }

        private void take(Step step) {
            switch (step) {
                case Step.Join(var user) -> join(users.get(user), Reentry.KEEP);
                case Step.Requeue(var user) -> join(users.get(user), Reentry.REQUEUE);
                case Step.Leave(var user) -> leave(users.get(user));
                case Step.LetIn(var user) -> letIn(users.get(user));
                case Step.Admit(var atMost) -> admit(atMost);
            }
        }

        private void join(UserId user, Reentry reentry) {
            QueueTickets.Joined joined =
                    get(tickets().join(room.reentry(reentry).room(), user, new TicketId(UUID.randomUUID())));
            QueueTicket present = tickets.put(user, joined.ticket());
            boolean keeps = present != null && reentry == Reentry.KEEP;
            assertThat(joined.isFresh()).isEqualTo(!keeps);
            assertThat(joined.ticket().equals(present)).isEqualTo(keeps);
            if (!keeps) {
                line.remove(user);
                in.remove(user);
                line.add(user);
            }
            assertThat(joined.standing()).isEqualTo(get(tickets().standing(joined.ticket())));
        }

        private void leave(UserId user) {
            QueueTicket present = tickets.remove(user);
            line.remove(user);
            in.remove(user);
            if (present != null) {
                assertThat(get(tickets().leave(present, Departure.LEFT))).isTrue();
                assertThat(get(tickets().standing(present))).isEqualTo(new Standing.Gone());
            }
        }

        private void letIn(UserId user) {
            QueueTicket present = tickets.get(user);
            if (present == null) {
                return;
            }
            boolean waits = line.contains(user);
            boolean enters = waits && in.size() < CAPACITY;
            Class<? extends Entry> expected =
                    enters ? Entry.Entered.class : waits ? Entry.Full.class : Entry.NotWaiting.class;
            assertThat(get(tickets().letIn(room.room(), present))).isInstanceOf(expected);
            if (enters) {
                line.remove(user);
                in.add(user);
            }
        }

        private void admit(int atMost) {
            int admitted = Math.min(atMost, Math.min(line.size(), CAPACITY - in.size()));
            assertThat(get(tickets().admit(room.room(), atMost))).isEqualTo(new QueueTickets.Admission(admitted, 0));
            List<UserId> first = line.subList(0, admitted);
            in.addAll(first);
            first.clear();
        }

        private void agrees() {
            tickets.forEach((user, ticket) -> {
                Standing standing = get(tickets().standing(ticket));
                if (in.contains(user)) {
                    assertThat(standing).isInstanceOf(Standing.Active.class);
                } else {
                    assertThat(standing).isEqualTo(new Standing.Waiting(line.indexOf(user), in.size()));
                }
            });
            assertThat(get(tickets().counts(concertId)).active()).isEqualTo(in.size());
            assertThat(get(tickets().counts(concertId)).waiting()).isEqualTo(line.size());
        }
    }

    private static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
    }
}
