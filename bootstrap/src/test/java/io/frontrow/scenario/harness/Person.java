package io.frontrow.scenario.harness;

import java.util.UUID;

/** A user with the access token of a session. */
record Person(UUID userId, String accessToken) {}
