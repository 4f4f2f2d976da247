package io.frontrow.shared.id;

import java.util.UUID;

/** Identifies a transfer: points moved between accounts, whose entries sum to zero. */
public record TransferId(UUID value) {}
