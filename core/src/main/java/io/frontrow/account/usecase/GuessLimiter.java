package io.frontrow.account.usecase;

import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.model.Email;
import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.AttemptLimits.Allowance;
import io.frontrow.account.port.AttemptLimits.Limit;
import io.frontrow.account.port.FailedSignIns;
import io.frontrow.account.port.PasswordHashing.Urgency;
import io.frontrow.shared.model.Sha256;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Limits guesses of passwords to {@value #PER_ACCOUNT} failures a minute for an account and {@value #PER_ADDRESS} for an
 * address.
 *
 * <p>Guesses from many addresses must not lock out the owner of an account. When the failures of an account are used up,
 * an address with at most {@value #FIRST_TRIES} tries may therefore still try the right password; a wrong one is not told
 * from a try that was not made. Failures of an account are taken before the password is checked, so that many guesses at
 * once are no way around the limit, and given back if it was right. Those of an address are taken afterwards, since
 * hundreds of honest users may sign in at once from one address.
 *
 * <p>These counts advise: while instances cannot share them, each has its own. What users are told is decided by {@link
 * FailedSignIns}.
 */
final class GuessLimiter {

    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 60;
    static final int FIRST_TRIES = 3;

    private static final int PER_ADDRESS_UNSUSPICIOUS = 20;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final AttemptLimits limits;
    private final FailedSignIns failed;

    GuessLimiter(AttemptLimits limits, FailedSignIns failed) {
        this.limits = limits;
        this.failed = failed;
    }

    /** Decides whether a password may be tried. */
    Mono<Decision> decide(Email account, ClientAddress address) {
        Limit ofAccount = limit("account", account.value(), PER_ACCOUNT);
        Limit ofPair = limit("pair", account.value() + " " + address.value(), PER_ACCOUNT);
        Limit ofAddress = limit("address", address.value(), PER_ADDRESS);
        return limits.peek(ofAddress)
                .flatMap(atAddress -> atAddress.granted()
                        ? decide(ofAccount, ofPair, ofAddress, PER_ADDRESS - atAddress.left())
                        : Mono.just(new Decision.Refused(atAddress.retryAfter())));
    }

    private Mono<Decision> decide(Limit ofAccount, Limit ofPair, Limit ofAddress, long failuresOfAddress) {
        return limits.take(ofPair)
                .flatMap(ofBoth -> ofBoth.granted()
                        ? limits.take(ofAccount)
                                .map(all ->
                                        decide(new Try(ofAccount, ofPair, ofAddress, all), ofBoth, failuresOfAddress))
                        : Mono.just(new Decision.Refused(ofBoth.retryAfter())));
    }

    private static Decision decide(Try attempt, Allowance ofBoth, long failuresOfAddress) {
        long triesOfBoth = PER_ACCOUNT - ofBoth.left();
        boolean isGuessed = !attempt.ofAll().granted();
        if (isGuessed && triesOfBoth > FIRST_TRIES) {
            return new Decision.Refused(attempt.ofAll().retryAfter());
        }
        return new Decision.Allowed(
                attempt, failuresOfAddress > PER_ADDRESS_UNSUSPICIOUS ? Urgency.LAST : urgency(isGuessed, triesOfBoth));
    }

    private static Urgency urgency(boolean isGuessed, long triesOfBoth) {
        if (isGuessed) {
            return triesOfBoth == 1 ? Urgency.LATER : Urgency.LAST;
        }
        return triesOfBoth <= FIRST_TRIES ? Urgency.FIRST : Urgency.LAST;
    }

    /** Takes note of a wrong password. Returns whether its user is told so, or for how long tries are refused. */
    Mono<Allowance> failed(Try attempt) {
        return limits.take(attempt.ofAddress())
                .map(atAddress -> attempt.ofAll().granted() ? atAddress : attempt.ofAll())
                .flatMap(allowance -> allowance.granted() ? recorded(attempt, allowance) : Mono.just(allowance));
    }

    private Mono<Allowance> recorded(Try attempt, Allowance allowance) {
        return failed.record(attempt.ofAccount())
                .flatMap(recorded -> recorded ? failed.record(attempt.ofAddress()) : Mono.just(false))
                .map(recorded -> recorded ? allowance : new Allowance(false, 0, PERIOD));
    }

    /** Takes note that a try was no failure. */
    Mono<Void> undo(Try attempt) {
        return limits.giveBack(attempt.ofPair())
                .then(attempt.ofAll().granted() ? limits.giveBack(attempt.ofAccount()) : Mono.empty());
    }

    private static Limit limit(String kind, String secret, int max) {
        return new Limit(kind + ":" + Sha256.hex(secret), max, PERIOD);
    }

    /**
     * A try of a password, with the limits that it counts for.
     *
     * @param ofAll what was left of the failures of the account, from all addresses
     */
    record Try(Limit ofAccount, Limit ofPair, Limit ofAddress, Allowance ofAll) {}

    sealed interface Decision {

        record Allowed(Try attempt, Urgency urgency) implements Decision {}

        record Refused(Duration retryAfter) implements Decision {}
    }
}
