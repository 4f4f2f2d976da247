package io.frontrow.adapter.postgres.account;

import io.frontrow.account.model.Email;
import io.frontrow.account.model.Identity;
import io.frontrow.account.port.FederatedUsers;
import io.frontrow.adapter.postgres.sql.Rows;
import io.frontrow.adapter.postgres.sql.SqlExecutor;
import io.frontrow.shared.id.UserId;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Federated users, each with the account of its wallet. */
public final class PostgresFederatedUsers implements FederatedUsers {

    private static final String FIND = """
            SELECT user_id FROM app_user WHERE issuer = :issuer AND subject = :subject
            """;

    /** Adds nobody if another call has just added the user, or a user with the address. */
    private static final String ADD = """
            WITH added AS (
                INSERT INTO app_user (user_id, email, name, role, issuer, subject)
                VALUES (:userId,
                    CASE WHEN EXISTS (SELECT FROM app_user WHERE email = :email) THEN :ownEmail ELSE :email END,
                    :name, 'USER', :issuer, :subject)
                ON CONFLICT DO NOTHING
                RETURNING user_id
            )
            INSERT INTO account (kind, user_id, balance) SELECT 'WALLET', user_id, 0 FROM added
            """;

    private static final int ATTEMPTS_MAX = 3;

    private final SqlExecutor executor;

    public PostgresFederatedUsers(SqlExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Mono<UserId> findOrAdd(Identity identity, UserId newId) {
        return find(identity)
                .flatMap(found -> found.map(Mono::just)
                        .orElseGet(() -> add(identity, newId)
                                .then(find(identity))
                                .flatMap(Mono::justOrEmpty)
                                .repeatWhenEmpty(ATTEMPTS_MAX - 1, again -> again)));
    }

    private Mono<Optional<UserId>> find(Identity identity) {
        return executor.optional(executor.sql(FIND)
                .bind("issuer", identity.issuer())
                .bind("subject", identity.subject())
                .map(row -> new UserId(Rows.uuid(row, "user_id"))));
    }

    private Mono<Long> add(Identity identity, UserId newId) {
        String ownEmail = newId.value() + "@users.invalid";
        return executor.update(executor.sql(ADD)
                .bind("userId", newId.value())
                .bind("email", identity.email().map(Email::value).orElse(ownEmail))
                .bind("ownEmail", ownEmail)
                .bind("name", identity.name())
                .bind("issuer", identity.issuer())
                .bind("subject", identity.subject()));
    }
}
