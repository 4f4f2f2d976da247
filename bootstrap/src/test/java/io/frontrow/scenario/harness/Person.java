package io.frontrow.scenario.harness;

import java.util.UUID;

/** A user and the access token of a session of theirs. */
record Person(UUID userId, String accessToken) {}
