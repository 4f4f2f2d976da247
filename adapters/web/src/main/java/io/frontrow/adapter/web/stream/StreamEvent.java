package io.frontrow.adapter.web.stream;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import java.time.Instant;
import java.util.List;

/** What a stream of events goes on with. A controller that answers with a stream returns a {@code Flux} of these. */
public sealed interface StreamEvent {

    /**
     * Something is new.
     *
     * @param data written as JSON
     * @param asOf when that was so
     */
    record Named(String name, Object data, Instant asOf) implements StreamEvent {}

    /**
     * Something is new, and written already, for all the streams that share it.
     *
     * @param pieces to be written one after the other and never changed, see {@link SseFormat}
     * @param asOf when that was so
     */
    record Encoded(List<byte[]> pieces, Instant asOf) implements StreamEvent {}

    /** Nothing is new; the stream lives. */
    record KeepAlive() implements StreamEvent {}

    /** The stream ends with this: as the event {@code gone}, or as the answer if it has not begun. */
    record End(Problem problem) implements StreamEvent {}

    static End end(ProblemCode code) {
        return new End(Problem.of(code));
    }
}
