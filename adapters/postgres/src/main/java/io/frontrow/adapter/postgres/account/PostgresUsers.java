package io.frontrow.adapter.postgres.account;

import io.frontrow.account.model.Credentials;
import io.frontrow.account.model.Email;
import io.frontrow.account.model.PasswordHash;
import io.frontrow.account.model.Role;
import io.frontrow.account.model.User;
import io.frontrow.account.port.Users;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.shared.id.UserId;
import io.r2dbc.spi.Readable;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Users, each with the account of its wallet. */
public final class PostgresUsers implements Users {

    private static final String ADD = """
            WITH added AS (
                INSERT INTO app_user (user_id, email, name, role, password_hash)
                VALUES (:userId, :email, :name, :role, :passwordHash)
                ON CONFLICT (email) DO NOTHING
                RETURNING user_id
            )
            INSERT INTO account (kind, user_id, balance) SELECT 'WALLET', user_id, 0 FROM added
            """;

    private static final String FIND = """
            SELECT user_id, email, name, role, password_hash FROM app_user
            WHERE email = :email AND password_hash IS NOT NULL
            """;

    private static final String CHANGE_PASSWORD = """
            UPDATE app_user SET password_hash = :passwordHash WHERE email = :email AND password_hash IS NOT NULL
            """;

    private final SqlExecutor executor;

    public PostgresUsers(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<Boolean> add(Credentials credentials) {
        User user = credentials.user();
        return executor.update(executor.sql(ADD)
                        .bind("userId", user.userId().value())
                        .bind("email", user.email().value())
                        .bind("name", user.name())
                        .bind("role", user.role().name())
                        .bind("passwordHash", credentials.passwordHash().encoded()))
                .map(added -> added == 1);
    }

    @Override
    public Mono<Optional<Credentials>> find(Email email) {
        return executor.optional(executor.sql(FIND).bind("email", email.value()).map(PostgresUsers::credentials));
    }

    @Override
    public Mono<Void> changePassword(Email email, PasswordHash passwordHash) {
        return executor.update(executor.sql(CHANGE_PASSWORD)
                        .bind("email", email.value())
                        .bind("passwordHash", passwordHash.encoded()))
                .then();
    }

    private static Credentials credentials(Readable row) {
        return new Credentials(user(row), new PasswordHash(Rows.text(row, "password_hash")));
    }

    /** {@return the user in the columns user_id, email, name and role} */
    static User user(Readable row) {
        return new User(
                new UserId(Rows.uuid(row, "user_id")),
                new Email(Rows.text(row, "email")),
                Rows.text(row, "name"),
                Rows.constant(row, "role", Role.class));
    }
}
