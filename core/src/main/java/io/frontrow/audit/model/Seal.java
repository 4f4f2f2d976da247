package io.frontrow.audit.model;

import java.time.Instant;

/**
 * The last link of the chain of seals. Whoever has noted its hash can prove later that nothing before it was changed.
 *
 * @param number counted from 1
 * @param hash the SHA-256 over the sealed entries and the seal before, in lower-case hex
 * @param at when it was made, by the clock of the ledger's store
 */
public record Seal(long number, String hash, Instant at) {}
