package io.frontrow.queue.usecase;

import static io.frontrow.shared.SaleFixture.aUser;
import static io.frontrow.shared.SaleFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontrow.queue.WriteRoomMessage;
import io.frontrow.queue.WriteRoomMessage.Command;
import io.frontrow.queue.WriteRoomMessage.Result;
import io.frontrow.queue.model.MessageText;
import io.frontrow.queue.model.OperatorAction;
import io.frontrow.queue.model.OperatorAction.Kind;
import io.frontrow.queue.model.RoomMessage;
import io.frontrow.shared.SaleFixture;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WriteRoomMessageUseCaseTest {

    private static final MessageText TEXT = new MessageText("Doors open late.", null);

    private final SaleFixture sale = new SaleFixture();
    private final UserId operator = aUser();
    private final WriteRoomMessage writeRoomMessage = new WriteRoomMessageUseCase(
            sale.store.rooms(), sale.store.roomMessages(), sale.store.operatorActions(), UUID::randomUUID);

    @Test
    void aMessageIsStoredAndRecorded() {
        assertThat(get(writeRoomMessage.write(new Command(operator, sale.concertId(), TEXT))))
                .isEqualTo(Result.DONE);

        assertThat(get(sale.store.roomMessages().find(sale.concertId())))
                .contains(new RoomMessage(TEXT, sale.clock.instant()));
        assertThat(sale.actions()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Kind.WRITE_MESSAGE);
            assertThat(note.operatorId()).isEqualTo(operator);
        });
    }

    @Test
    void aMessageIsRemovedAndRecorded() {
        get(writeRoomMessage.write(new Command(operator, sale.concertId(), TEXT)));

        assertThat(get(writeRoomMessage.remove(operator, sale.concertId()))).isEqualTo(Result.DONE);

        assertThat(get(sale.store.roomMessages().find(sale.concertId()))).isEmpty();
        assertThat(sale.actions())
                .extracting(OperatorAction::kind)
                .containsExactlyInAnyOrder(Kind.WRITE_MESSAGE, Kind.REMOVE_MESSAGE);
    }

    @Test
    void anUnknownConcertHasNoMessage() {
        ConcertId unknown = new ConcertId(UUID.randomUUID());

        assertThat(get(writeRoomMessage.write(new Command(operator, unknown, TEXT))))
                .isEqualTo(Result.UNKNOWN_CONCERT);
        assertThat(get(writeRoomMessage.remove(operator, unknown))).isEqualTo(Result.UNKNOWN_CONCERT);
        assertThat(get(sale.store.roomMessages().find(unknown))).isEmpty();
    }
}
