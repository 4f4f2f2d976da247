package io.frontrow.queue.model;

import java.time.Instant;

/**
 * An operator's message to the users of a waiting room.
 *
 * @param at when it was written, by the clock of the store of messages
 */
public record RoomMessage(MessageText text, Instant at) {}
