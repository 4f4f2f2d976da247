package io.frontrow.bootstrap.embedded;

import io.frontrow.bootstrap.startup.StartupFailure;
import java.nio.file.Path;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Refuses data that another version of Frontrow has left, when its migrations do not fit those of this version.
 *
 * @param directory the data directory of the embedded stores
 */
record DataVersionCheck(Path directory) implements Callback {

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_VALIDATE_ERROR;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        throw new StartupFailure(refusal(directory));
    }

    static String refusal(Path directory) {
        return "the data in " + directory
                + " was written by another version of Frontrow; start with --fresh to delete it and begin anew.";
    }

    @Override
    public String getCallbackName() {
        return "data version";
    }
}
