package io.frontrow.adapter.web.queue;

import io.frontrow.queue.model.RoomHistory;
import java.util.List;

/**
 * The last hour of a waiting room.
 *
 * @param points one for each interval, oldest first; their fields are null in a gap
 */
record HistoryResponse(long intervalSeconds, List<RoomHistory.Point> points) {
    static HistoryResponse of(RoomHistory history) {
        return new HistoryResponse(RoomHistory.INTERVAL.toSeconds(), history.points());
    }
}
