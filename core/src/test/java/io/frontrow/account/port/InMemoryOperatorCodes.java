package io.frontrow.account.port;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Role;
import io.frontrow.shared.InMemoryStore;
import io.frontrow.shared.InMemoryWallet;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Operator codes in memory. */
public final class InMemoryOperatorCodes implements OperatorCodes {

    private final InMemoryStore store;

    public InMemoryOperatorCodes(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Mono<Boolean> offer(String codeHash, Duration validFor) {
        return store.step(() -> {
            if (hasOperator()) {
                return false;
            }
            store.operatorCodes.put(codeHash, store.now().plus(validFor));
            return true;
        });
    }

    @Override
    public Mono<Boolean> isValid(String codeHash) {
        return store.step(() -> isValidNow(codeHash));
    }

    @Override
    public Mono<Redemption> redeem(String codeHash, Credentials operator) {
        return store.step(() -> {
            if (!isValidNow(codeHash)) {
                return Redemption.INVALID_CODE;
            }
            if (isTaken(operator.user().email())) {
                return Redemption.EMAIL_TAKEN;
            }
            store.users.put(operator.user().userId(), operator);
            store.wallets.put(operator.user().userId(), new InMemoryWallet());
            store.operatorCodes.clear();
            return Redemption.REDEEMED;
        });
    }

    private boolean isValidNow(String codeHash) {
        return !hasOperator() && store.now().isBefore(store.operatorCodes.getOrDefault(codeHash, store.now()));
    }

    private boolean isTaken(Email email) {
        return store.users.values().stream()
                .anyMatch(known -> known.user().email().equals(email));
    }

    private boolean hasOperator() {
        return store.users.values().stream().anyMatch(known -> known.user().role() == Role.ADMIN);
    }
}
