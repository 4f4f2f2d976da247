package io.frontrow.onsale.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of a client with its response, or an event of a stream.
 *
 * @param call the {@code operationId} of the call in the API document
 * @param event the name of the event if this is one of a stream, as the service names it
 * @param fan the user's id; null for operators and visitors
 * @param start when the client sent the request; of an event, when the client had received the one before on that
 *     stream, or opened it
 * @param end when the response was there, when the client gave up, or when the event arrived
 * @param due when the client was to send the request, if that was planned
 * @param opened of an event: when the client opened its stream; null if that is not known
 * @param outcome done, refused or unknown
 * @param status the HTTP status; null without a response
 * @param asked what the request said, and what the client knows it to be about
 * @param told what the response or the event said
 */
public record Operation(
        String call,
        @Nullable String event,
        @Nullable String fan,
        long start,
        long end,
        @Nullable Long due,
        @Nullable Long opened,
        Outcome outcome,
        @Nullable Integer status,
        @Nullable Asked asked,
        @Nullable Told told)
        implements Line {
    public Operation {
        if (start > end) {
            throw new IllegalArgumentException(call + " begins at " + start + " and ends at " + end);
        }
        asked = Objects.requireNonNullElse(asked, Asked.NOTHING);
        told = Objects.requireNonNullElse(told, Told.NOTHING);
    }

    @Override
    public Asked asked() {
        return Objects.requireNonNull(asked);
    }

    @Override
    public Told told() {
        return Objects.requireNonNull(told);
    }

    /** {@return whether this is a call that was answered with success} */
    public boolean isDone() {
        return outcome == Outcome.DONE;
    }

    /** {@return whether this was refused with the given problem code} */
    public boolean isRefused(String code) {
        return outcome == Outcome.REFUSED && code.equals(told().code());
    }

    /** {@return the ticket that this is about, or null} */
    public @Nullable String ticket() {
        return told().ticketId() == null ? asked().ticketId() : told().ticketId();
    }
}
