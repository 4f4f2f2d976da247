package io.frontrow.bootstrap.startup;

import io.frontrow.account.model.AccountRules;
import io.frontrow.account.model.OperatorCode;
import io.frontrow.account.port.OperatorCodes;
import io.frontrow.shared.port.StoreUnavailable;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.retry.Retry;

/**
 * Offers a code at each start of an instance, as long as there is no operator. The log shows it, unless it is a
 * setting: who reads the log of a new installation, or sets it up, is its owner. Each instance that starts has a code
 * of its own, and all are valid.
 */
public final class FirstOperatorCode {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOperatorCode.class);

    private static final Retry LATE_STORE =
            Retry.fixedDelay(30, Duration.ofSeconds(1)).filter(StoreUnavailable.class::isInstance);

    private final OperatorCodes codes;
    private final Optional<OperatorCode> set;

    /** @param set the code that is set; empty for a random one */
    public FirstOperatorCode(OperatorCodes codes, Optional<OperatorCode> set) {
        this.codes = codes;
        this.set = set;
    }

    /** Runs on the main thread, which may block. It retries, since a store may be slow to respond on a busy machine. */
    public void offer() {
        OperatorCode code = set.orElseGet(() -> OperatorCode.random(new SecureRandom()));
        boolean isValid = codes.offer(code.hash(), AccountRules.OPERATOR_CODE_LIFETIME)
                .retryWhen(LATE_STORE)
                .toFuture()
                .join();
        if (isValid) {
            LOG.info(
                    "There is no operator yet. Sign up within {} hours with {} to become the first one",
                    AccountRules.OPERATOR_CODE_LIFETIME.toHours(),
                    set.isPresent() ? "the operator code that is set" : "the operator code " + code.value());
        }
    }
}
