package io.frontrow.onsale.system;

import io.frontrow.onsale.client.Credentials;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fans who signed up before the sale. They are written into the database, because the service hashes passwords slowly
 * on purpose and would take minutes to sign up the fans of a default sale. They all have the same password, with the
 * cheapest hash that Argon2 knows.
 */
final class SeededFans {
    private static final String PASSWORD = "a password for one sale";
    private static final String HASH =
            "$argon2id$v=19$m=8,t=1,p=1$koAGU37A1+X2msbljMNyfQ$UdnnoBJ1Czj2BvgjQaYmkf8AM1/qjni+BcWujqxtL+o";

    private static final String ADD = """
            WITH added AS (
                INSERT INTO app_user (user_id, email, name, role, password_hash)
                SELECT gen_random_uuid(), 'fan' || number || '@on-sale.example', 'Fan ' || number, 'USER', ?
                FROM generate_series(0, ? - 1) AS number
                RETURNING user_id
            )
            INSERT INTO account (kind, user_id, balance) SELECT 'WALLET', user_id, 0 FROM added
            """;

    private SeededFans() {}

    /** Adds fans to a database in which there are none. */
    static List<Credentials> add(Connection database, int count) throws SQLException {
        try (PreparedStatement add = database.prepareStatement(ADD)) {
            add.setString(1, HASH);
            add.setInt(2, count);
            add.execute();
        }
        return IntStream.range(0, count)
                .mapToObj(number -> new Credentials("fan%d@on-sale.example".formatted(number), PASSWORD))
                .toList();
    }
}
