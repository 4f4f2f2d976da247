package io.frontrow.adapter.redis.queue;

import io.frontrow.queue.model.Place;
import io.frontrow.queue.model.QueueEntry;
import io.frontrow.shared.id.ConcertId;
import io.frontrow.shared.id.QueueEntryId;
import io.frontrow.shared.id.UserId;
import java.util.UUID;

/** A queue entry as Redis stores it. */
public final class EntryText {

    private EntryText() {}

    /** The entry of a stored text, with or without its suffix. */
    public static QueueEntry parse(ConcertId concertId, UserId userId, String text) {
        String[] parts = text.split(":", -1);
        return new QueueEntry(
                new QueueEntryId(UUID.fromString(parts[0])), concertId, userId, new Place(Long.parseLong(parts[1])));
    }

    /** The id and place of the entry, {@code id:place}, by which a replaced entry differs from its successor. */
    public static String of(QueueEntry entry) {
        return entry.entryId().value() + ":" + entry.place().value();
    }
}
