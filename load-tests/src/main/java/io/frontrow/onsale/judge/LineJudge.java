package io.frontrow.onsale.judge;

import io.frontrow.onsale.history.FaultRecord;
import io.frontrow.onsale.history.Operation;
import io.frontrow.onsale.verdict.Finding;
import java.io.IOException;
import java.util.List;

/** Judges one or more lines of the verdict. It sees every line of the history once, in the order of the file. */
public interface LineJudge extends AutoCloseable {

    void see(Operation operation);

    /** Sees a fault, which may stand anywhere in the history. */
    default void see(FaultRecord fault) {}

    /** {@return what it found; called once, after all lines} */
    List<Finding> findings() throws IOException;

    @Override
    default void close() throws IOException {}
}
