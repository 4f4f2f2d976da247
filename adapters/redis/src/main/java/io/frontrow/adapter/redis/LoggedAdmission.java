package io.frontrow.adapter.redis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An entry in the log of admissions.
 *
 * @param atMicros when it was, by Redis' clock
 */
record LoggedAdmission(String ticketId, long place, long atMicros) {

    static LoggedAdmission parse(String entry) {
        String[] parts = entry.split(":", -1);
        return new LoggedAdmission(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    /** Those, in words, who were let in a second time or after one behind them. */
    static List<String> outOfOrder(List<LoggedAdmission> admissions) {
        List<String> broken = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long last = -1;
        for (LoggedAdmission admission : admissions) {
            if (!seen.add(admission.ticketId)) {
                broken.add("ticket " + admission.ticketId + " was let in twice");
            } else if (admission.place <= last) {
                broken.add("ticket " + admission.ticketId + " was let in after one behind it");
            }
            last = admission.place;
        }
        return broken;
    }
}
