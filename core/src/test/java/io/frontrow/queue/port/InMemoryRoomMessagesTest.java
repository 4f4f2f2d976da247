package io.frontrow.queue.port;

import io.frontrow.shared.InMemorySystemOfRecord;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InMemorySystemOfRecord.class)
class InMemoryRoomMessagesTest extends RoomMessagesContract {}
