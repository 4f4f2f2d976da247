package io.frontrow.scenario.harness;

import java.util.List;

/** The ledger as it stands in Postgres. */
public final class Ledger {

    private final Stores stores;

    public Ledger(Stores stores) {
        this.stores = stores;
    }

    /** Every amount of the transfers that touched the fan's wallet, on both sides. */
    public List<Long> amountsOf(Fan fan) {
        return stores.jdbc()
                .sql("""
                SELECT amount FROM entry WHERE transfer_id IN (
                    SELECT transfer_id FROM entry JOIN account USING (account_id) WHERE user_id = ?)
                """)
                .param(fan.userId())
                .query((row, _) -> row.getLong("amount"))
                .list();
    }
}
