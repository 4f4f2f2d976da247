package io.frontrow.bootstrap.demo;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.PasswordHashing.Urgency;
import io.frontrow.account.port.Sessions;
import io.frontrow.account.port.Users;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates the demo users: nine fans, all with the same password, and an operator. */
final class DemoUsers {

    static final Email OPERATOR = new Email("admin@frontrow.example");
    static final int FANS = 9;

    private final Users users;
    private final Sessions sessions;
    private final PasswordHashing hashing;
    private final Ids ids;
    private final DemoPasswords passwords;

    DemoUsers(Users users, Sessions sessions, PasswordHashing hashing, Ids ids, DemoPasswords passwords) {
        this.users = users;
        this.sessions = sessions;
        this.hashing = hashing;
        this.ids = ids;
        this.passwords = passwords;
    }

    static Email fan(int number) {
        return new Email("fan" + number + "@frontrow.example");
    }

    /** Creates the users that are missing, and gives the passwords of this start to those who have other ones. */
    Mono<Void> add() {
        return users.find(OPERATOR)
                .flatMap(found -> found.map(this::hasPasswordOfThisStart).orElseGet(() -> Mono.just(false)))
                .flatMap(upToDate -> upToDate ? Mono.empty() : putAll());
    }

    private Mono<Boolean> hasPasswordOfThisStart(Credentials operator) {
        return hashing.check(passwords.operator(), Mono.just(Optional.of(operator)), Urgency.FIRST)
                .map(Optional::isPresent);
    }

    /** The operator comes last, and so shows that the others are there. A common password is hashed once. */
    private Mono<Void> putAll() {
        return hashing.hash(passwords.fans())
                .flatMapMany(
                        hash -> Flux.range(1, FANS).map(number -> user(fan(number), "Fan " + number, Role.USER, hash)))
                .concatWith(
                        hashing.hash(passwords.operator()).map(hash -> user(OPERATOR, "Operator", Role.ADMIN, hash)))
                .concatMap(this::put)
                .then();
    }

    private Mono<Void> put(Credentials wanted) {
        return users.add(wanted).flatMap(added -> added ? Mono.empty() : renew(wanted));
    }

    private Mono<Void> renew(Credentials wanted) {
        Email email = wanted.user().email();
        return users.changePassword(email, wanted.passwordHash())
                .then(users.find(email))
                .flatMap(Mono::justOrEmpty)
                .flatMap(known -> sessions.endAll(known.user().userId()));
    }

    private Credentials user(Email email, String name, Role role, PasswordHash hash) {
        return new Credentials(new User(new UserId(ids.next()), email, name, role), hash);
    }
}
