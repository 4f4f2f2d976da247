package io.frontrow.account.usecase;

import io.frontrow.account.SignUp;
import io.frontrow.account.SignUpFirstOperator;
import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.AttemptLimits.Limit;
import io.frontrow.account.port.OperatorCodes;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Sha256;
import io.frontrow.shared.port.Ids;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Checks the code before it hashes a password, since hashing is expensive, and uses it after. An address has
 * {@value #FAILURES_MAX} failures a minute. A failure is taken before the code is checked, so that many guesses at once
 * are no way around the limit, and given back if the code was right.
 */
public final class SignUpFirstOperatorUseCase implements SignUpFirstOperator {

    static final int FAILURES_MAX = 10;

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final OperatorCodes codes;
    private final PasswordHashing hashing;
    private final AttemptLimits limits;
    private final Ids ids;

    public SignUpFirstOperatorUseCase(OperatorCodes codes, PasswordHashing hashing, AttemptLimits limits, Ids ids) {
        this.codes = codes;
        this.hashing = hashing;
        this.limits = limits;
        this.ids = ids;
    }

    @Override
    public Mono<Result> signUp(Command command) {
        Limit limit = limit(command.user().address());
        return limits.take(limit)
                .flatMap(allowance -> allowance.granted()
                        ? tryCode(command, limit)
                        : Mono.just(new Result.TooManyFailures(allowance.retryAfter())));
    }

    private Mono<Result> tryCode(Command command, Limit limit) {
        return codes.isValid(command.code().hash())
                .flatMap(valid -> valid ? redeem(command) : Mono.just(new Result.InvalidCode()))
                .onErrorResume(fault -> limits.giveBack(limit).then(Mono.error(fault)))
                .flatMap(result -> result instanceof Result.InvalidCode
                        ? Mono.just(result)
                        : limits.giveBack(limit).thenReturn(result));
    }

    private Mono<Result> redeem(Command command) {
        return hashing.hash(command.user().password()).flatMap(hash -> redeem(command, hash));
    }

    private Mono<Result> redeem(Command command, PasswordHash hash) {
        SignUp.Command wanted = command.user();
        User operator = new User(new UserId(ids.next()), wanted.email(), wanted.name(), Role.ADMIN);
        return codes.redeem(command.code().hash(), new Credentials(operator, hash))
                .map(redemption -> switch (redemption) {
                    case REDEEMED -> new Result.SignedUp(operator);
                    case INVALID_CODE -> new Result.InvalidCode();
                    case EMAIL_TAKEN -> new Result.EmailTaken();
                });
    }

    private static Limit limit(ClientAddress address) {
        return new Limit("operator-code:" + Sha256.hex(address.value()), FAILURES_MAX, PERIOD);
    }
}
