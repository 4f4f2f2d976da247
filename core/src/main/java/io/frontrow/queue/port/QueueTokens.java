package io.frontrow.queue.port;

import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.QueueToken;

/** Signs queue entries. The same entry gives the same token while the key stays the same. */
@FunctionalInterface
public interface QueueTokens {

    QueueToken sign(QueueTicket ticket);
}
