package io.frontrow.scenario.harness;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.AccessTokens;
import io.frontrow.account.port.Users;
import io.frontrow.shared.id.SessionId;
import io.frontrow.shared.id.UserId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates signed-in users directly in the store: hashing a password takes longer than the rest of most scenarios. */
final class People {

    private static final int CONCURRENCY = 8;
    private static final PasswordHash NO_PASSWORD = new PasswordHash("none");

    /** A hash names its parameters, and one of little memory and one pass is checked at once. */
    private static final PasswordEncoder LIGHT = new Argon2PasswordEncoder(16, 32, 1, 64, 1);

    private final Users users;
    private final AccessTokens tokens;

    People(Users users, AccessTokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    List<Person> add(int count, Role role) {
        return Objects.requireNonNull(Flux.range(0, count)
                .flatMap(_ -> add(stranger(role)), CONCURRENCY)
                .collectList()
                .block());
    }

    void add(String email, String password, Role role) {
        User user = new User(new UserId(UUID.randomUUID()), new Email(email), "Fan", role);
        users.add(new Credentials(user, new PasswordHash(LIGHT.encode(password))))
                .block();
    }

    /** A person with a valid access token, whom the system does not know. */
    Person unknown() {
        return person(stranger(Role.USER));
    }

    private Mono<Person> add(User user) {
        return users.add(new Credentials(user, NO_PASSWORD)).map(_ -> person(user));
    }

    private Person person(User user) {
        return new Person(
                user.userId().value(),
                tokens.issue(user, new SessionId(UUID.randomUUID())).value());
    }

    private static User stranger(Role role) {
        UUID id = UUID.randomUUID();
        return new User(new UserId(id), new Email(id + "@fans.example"), "Fan", role);
    }
}
