package io.frontrow.scenario.harness;

import java.util.List;
import java.util.UUID;

/** The ledger in Postgres. */
public final class Ledger {

    private final Stores stores;

    public Ledger(Stores stores) {
        this.stores = stores;
    }

    /** Every amount of the transfers that touched the user's wallet, on both sides. */
    public List<Long> amountsOf(TestUser user) {
        return stores.jdbc()
                .sql("""
                SELECT amount FROM entry WHERE transfer_id IN (
                    SELECT transfer_id FROM entry JOIN account USING (account_id) WHERE user_id = ?)
                """)
                .param(user.userId())
                .query((row, _) -> row.getLong("amount"))
                .list();
    }

    /** Whether the payment module has refunded all that it captured for this payment. */
    public boolean isGivenBack(UUID paymentId) {
        return stores.jdbc()
                .sql("""
                SELECT p.amount = (
                    SELECT sum(e.amount) FROM refund f
                    JOIN entry e ON e.transfer_id = f.settled_transfer_id
                    JOIN account a USING (account_id)
                    WHERE f.payment_id = p.payment_id AND f.status = 'DONE' AND a.kind = 'GATEWAY')
                FROM payment p WHERE p.payment_id = ?
                """)
                .param(paymentId)
                .query((row, _) -> row.getBoolean(1))
                .single();
    }
}
