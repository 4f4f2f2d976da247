package io.frontrow.adapter.redis.audit;

import io.frontrow.adapter.redis.queue.AdmissionLogEntry;
import io.frontrow.adapter.redis.queue.AdmissionLogEntry.Way;
import io.frontrow.queue.model.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks that a log of admissions follows the places of the queue entries, each of them admitted once. Nobody is
 * overtaken in it but by being away.
 */
final class AdmissionSequence {

    private AdmissionSequence() {}

    /** Describes each entry that was admitted a second time, or in turn after an entry behind it. */
    static List<String> violations(List<AdmissionLogEntry> log) {
        List<String> violations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        long last = -1;
        for (AdmissionLogEntry admission : log) {
            boolean isSecond = admission.way() != Way.PRE_QUEUE && !seen.add(admission.entryId());
            if (isSecond && admission.way() != Way.RESTORED) {
                violations.add("entry " + admission.entryId() + " was admitted twice");
            } else if (admission.way() == Way.IN_TURN && isBefore(admission.place(), last)) {
                violations.add("entry " + admission.entryId() + " was admitted after one behind it");
            }
            last = lastAfter(admission, last);
        }
        return violations;
    }

    /** In the pre-queue two entries may have drawn the same place. */
    private static boolean isBefore(long place, long last) {
        return place < last || (place == last && !new Place(place).isOfPreQueue());
    }

    /** The lowest place that the next entry in turn may have. */
    private static long lastAfter(AdmissionLogEntry admission, long before) {
        return switch (admission.way()) {
            case IN_TURN -> admission.place();
            case RESTORED, BACK, AHEAD -> before;
            case PRE_QUEUE -> -1;
        };
    }
}
