package io.frontrow.bootstrap.demo;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.Password;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.PasswordHashing;
import io.frontrow.account.port.Users;
import io.frontrow.shared.id.UserId;
import io.frontrow.shared.port.Ids;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates the demo users: nine fans and an operator, all with the same password. */
final class DemoUsers {

    static final String PASSWORD = "frontrow-demo";
    static final String OPERATOR = "admin@frontrow.example";
    static final int FANS = 9;

    private final Users users;
    private final PasswordHashing hashing;
    private final Ids ids;

    DemoUsers(Users users, PasswordHashing hashing, Ids ids) {
        this.users = users;
        this.hashing = hashing;
        this.ids = ids;
    }

    static String fan(int number) {
        return "fan" + number + "@frontrow.example";
    }

    /** Creates all users unless the operator exists; the operator is created last. */
    Mono<Void> add() {
        return users.find(new Email(OPERATOR)).flatMap(found -> found.isPresent() ? Mono.empty() : addAll());
    }

    /** Hashes the common password once, since hashing is slow on purpose. */
    private Mono<Void> addAll() {
        return hashing.hash(new Password(PASSWORD))
                .flatMapMany(hash -> Flux.range(1, FANS)
                        .map(number -> user(fan(number), "Fan " + number, Role.USER, hash))
                        .concatWithValues(user(OPERATOR, "Operator", Role.ADMIN, hash)))
                .concatMap(users::add)
                .then();
    }

    private Credentials user(String email, String name, Role role, PasswordHash hash) {
        return new Credentials(new User(new UserId(ids.next()), new Email(email), name, role), hash);
    }
}
