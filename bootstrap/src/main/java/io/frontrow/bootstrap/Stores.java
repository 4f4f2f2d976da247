package io.frontrow.bootstrap;

import io.frontrow.bootstrap.embedded.EmbeddedDefault;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** Decides where the stores are, before anything is started: those that the settings give, or embedded ones. */
public final class Stores implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        Environment environment = context.getEnvironment();
        SigningKeys.requireLong(environment);
        switch (GivenStores.in(environment)) {
            case BOTH -> SigningKeys.requireGiven(environment);
            case ONLY_POSTGRES -> throw new StartRefused("a Postgres is given but no Redis; give both or neither.");
            case ONLY_REDIS -> throw new StartRefused("a Redis is given but no Postgres; give both or neither.");
            case NEITHER -> EmbeddedDefault.setUp(context);
        }
    }
}
