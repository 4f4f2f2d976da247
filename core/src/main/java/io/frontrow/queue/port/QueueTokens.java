package io.frontrow.queue.port;

import io.frontrow.queue.model.QueueTicket;
import io.frontrow.queue.model.QueueToken;

/** Signs tickets. The same ticket gives the same token while the key stays. */
@FunctionalInterface
public interface QueueTokens {

    QueueToken sign(QueueTicket ticket);
}
