package io.frontrow.adapter.postgres.queue;

import io.frontrow.adapter.postgres.OnPostgres;
import io.frontrow.queue.port.RoomMessagesContract;

@OnPostgres
class PostgresRoomMessagesTest extends RoomMessagesContract {}
