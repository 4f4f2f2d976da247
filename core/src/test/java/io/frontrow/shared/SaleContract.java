package io.frontrow.shared;

import io.frontrow.account.model.User;
import io.frontrow.catalog.model.Performance;
import org.junit.jupiter.api.BeforeEach;

/** A base of the contracts about the seats of a performance. Each test has its own performance and its own users. */
public abstract class SaleContract extends SystemOfRecordContract {

    protected Performance performance;
    protected User fan;
    protected User other;

    @BeforeEach
    void openTheSale() {
        performance = aPerformance();
        fan = aUser();
        other = aUser();
    }
}
