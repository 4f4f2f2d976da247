package io.frontrow.adapter.web.stream;

import io.frontrow.adapter.web.problem.Problem;
import io.frontrow.adapter.web.problem.ProblemCode;
import java.time.Instant;
import java.util.List;

/** An element of a stream of server-sent events. A controller that streams returns a {@code Flux} of these. */
public sealed interface StreamEvent {

    /**
     * An event with data.
     *
     * @param data written as JSON
     * @param asOf the time at which the data was read
     */
    record Named(String name, Object data, Instant asOf) implements StreamEvent {}

    /**
     * An event encoded once for all streams that share it.
     *
     * @param pieces written one after the other and never modified, see {@link SseFormat#pieces}
     * @param asOf the time at which the data was read
     */
    record Encoded(List<byte[]> pieces, Instant asOf) implements StreamEvent {}

    /** Nothing has changed. It shows that the connection still works. */
    record KeepAlive() implements StreamEvent {}

    /** The end of the stream: written as the event {@code gone}, or as the response if the stream has not begun. */
    record End(Problem problem) implements StreamEvent {}

    static End end(ProblemCode code) {
        return new End(Problem.of(code));
    }
}
