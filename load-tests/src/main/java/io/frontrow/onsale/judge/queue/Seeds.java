package io.frontrow.onsale.judge.queue;

import io.frontrow.onsale.history.Operation;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commitments and seeds that the public state of the queue showed. */
final class Seeds {
    private final Set<String> commitments = new LinkedHashSet<>();
    private final Set<String> revealed = new LinkedHashSet<>();

    void see(Operation operation) {
        if (operation.told().seedCommitment() != null) {
            commitments.add(operation.told().seedCommitment());
        }
        if (operation.told().seed() != null) {
            revealed.add(operation.told().seed());
        }
    }

    /** {@return the lottery of the seed that was revealed, or null if none was} */
    @Nullable
    Lottery lottery() {
        return revealed.stream()
                .findFirst()
                .map(seed -> new Lottery(HexFormat.of().parseHex(seed)))
                .orElse(null);
    }

    /** {@return whether there was one commitment and one seed, and they fit} */
    boolean areHonest(Lottery lottery) {
        return revealed.size() == 1 && commitments.equals(Set.of(lottery.commitment()));
    }
}
