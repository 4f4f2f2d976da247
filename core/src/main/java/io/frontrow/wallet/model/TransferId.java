package io.frontrow.wallet.model;

import java.util.UUID;

/** Names a transfer: points moved from accounts to accounts, summing to zero. */
public record TransferId(UUID value) {}
