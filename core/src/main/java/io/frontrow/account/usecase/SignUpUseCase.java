package io.frontrow.account.usecase;

import io.frontrow.account.SignUp;
import io.frontrow.account.model.AccountRules;
import io.frontrow.account.model.ClientAddress;
import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.AttemptLimits;
import io.frontrow.account.port.AttemptLimits.Limit;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.Users;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.model.Sha256;
import io.frontrow.shared.port.Ids;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Signs up users with the role USER. Every sign-up counts for the limit of its address, whatever comes of it, since
 * each one asks for a password to be hashed.
 */
public final class SignUpUseCase implements SignUp {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Users users;
    private final PasswordHashing hashing;
    private final AttemptLimits limits;
    private final Ids ids;
    private final AccountRules rules;

    public SignUpUseCase(Users users, PasswordHashing hashing, AttemptLimits limits, Ids ids, AccountRules rules) {
        this.users = users;
        this.hashing = hashing;
        this.limits = limits;
        this.ids = ids;
        this.rules = rules;
    }

    @Override
    public Mono<Result> signUp(Command command) {
        return rules.signUpsPerMinute() == 0
                ? add(command)
                : limits.take(limit(command.address()))
                        .flatMap(allowance -> allowance.granted()
                                ? add(command)
                                : Mono.just(new Result.TooManySignUps(allowance.retryAfter())));
    }

    private Limit limit(ClientAddress address) {
        return new Limit("sign-ups:" + Sha256.hex(address.value()), rules.signUpsPerMinute(), PERIOD);
    }

    private Mono<Result> add(Command command) {
        return hashing.hash(command.password()).flatMap(hash -> add(command, hash));
    }

    private Mono<Result> add(Command command, PasswordHash hash) {
        User user = new User(new UserId(ids.next()), command.email(), command.name(), Role.USER);
        return users.add(new Credentials(user, hash))
                .map(added -> added ? new Result.SignedUp(user) : new Result.EmailTaken());
    }
}
