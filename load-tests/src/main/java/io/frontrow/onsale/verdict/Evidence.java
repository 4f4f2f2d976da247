package io.frontrow.onsale.verdict;

import java.util.List;

/** Operations that no correct service explains together, and why. */
public record Evidence(String reason, List<Span> spans) {}
