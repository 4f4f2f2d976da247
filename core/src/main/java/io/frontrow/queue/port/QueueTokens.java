package io.frontrow.queue.port;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueToken;

/** Signs queue entries. The same entry gives the same token while the key stays the same. */
@FunctionalInterface
public interface QueueTokens {

    QueueToken sign(QueueEntry entry);
}
