package io.frontrow.queue.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.model.MessageText;
import io.frontrow.queue.model.RoomMessage;
import io.frontrow.shared.SystemOfRecordContract;
import io.frontrow.shared.id.ConcertId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link RoomMessages}. */
public abstract class RoomMessagesContract extends SystemOfRecordContract {

    private static final MessageText BOTH = new MessageText("We open at eight.", "8시에 엽니다.");
    private static final MessageText KOREAN = new MessageText(null, "곧 다시 시작합니다.");

    @Test
    void aRoomHasNoMessageAtFirst() {
        assertThat(find(aConcert().concertId())).isEmpty();
        assertThat(find(new ConcertId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void aMessageIsReadByTheRoomItWasWrittenTo() {
        ConcertId concertId = aConcert().concertId();
        ConcertId other = aConcert().concertId();
        find(concertId);

        run(messages().write(concertId, BOTH));

        RoomMessage message = find(concertId).orElseThrow();
        assertThat(message.text()).isEqualTo(BOTH);
        assertThat(message.at())
                .isBetween(
                        store().time().now().minus(Duration.ofMinutes(1)),
                        store().time().now().plus(Duration.ofMinutes(1)));
        assertThat(find(other)).isEmpty();
    }

    @Test
    void theLastMessageCounts() {
        ConcertId concertId = aConcert().concertId();
        run(messages().write(concertId, BOTH));
        RoomMessage first = find(concertId).orElseThrow();
        store().time().pass(Duration.ofMillis(2));

        run(messages().write(concertId, KOREAN));

        RoomMessage second = find(concertId).orElseThrow();
        assertThat(second.text()).isEqualTo(KOREAN);
        assertThat(second.at()).isAfter(first.at());
    }

    @Test
    void aRemovedMessageIsGone() {
        ConcertId concertId = aConcert().concertId();
        run(messages().write(concertId, KOREAN));
        find(concertId);

        run(messages().remove(concertId));

        assertThat(find(concertId)).isEmpty();
        run(messages().remove(concertId));
    }

    private RoomMessages messages() {
        return store().roomMessages();
    }

    private Optional<RoomMessage> find(ConcertId concertId) {
        return get(messages().find(concertId));
    }
}
