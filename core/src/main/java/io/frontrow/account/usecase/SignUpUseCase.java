package io.frontrow.account.usecase;

import io.frontrow.account.SignUp;
import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.Users;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import reactor.core.publisher.Mono;

/** Signs up users with the role USER. */
public final class SignUpUseCase implements SignUp {

    private final Users users;
    private final PasswordHashing hashing;
    private final Ids ids;

    public SignUpUseCase(Users users, PasswordHashing hashing, Ids ids) {
        this.users = users;
        this.hashing = hashing;
        this.ids = ids;
    }

    @Override
    public Mono<Result> signUp(Command command) {
        return hashing.hash(command.password()).flatMap(hash -> add(command, hash));
    }

    private Mono<Result> add(Command command, PasswordHash hash) {
        User user = new User(new UserId(ids.next()), command.email(), command.name(), Role.USER);
        return users.add(new Credentials(user, hash))
                .map(added -> added ? new Result.SignedUp(user) : new Result.EmailTaken());
    }
}
