package io.frontrow.queue.port;

import io.frontrow.queue.model.QueueEntry;
import io.frontrow.queue.model.QueueToken;

/** Signs queue entries. The same entry gives the same token while the key stays the same. */
public interface QueueTokens {

    /** The token of an entry, which shows its place. */
    QueueToken sign(QueueEntry entry);

    /** The token of an entry whose place must not be known yet: only this application can read the place from it. */
    QueueToken signSealed(QueueEntry entry);
}
