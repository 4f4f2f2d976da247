package io.frontrow.adapter.web.queue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.frontrow.queue.model.AdmissionOrder;
import io.frontrow.queue.model.GuardedScope;
import io.frontrow.queue.model.PolicyChange;
import io.frontrow.queue.model.RejoinPolicy;
import io.frontrow.queue.model.WaitingRoomPolicy;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A merge patch of the policy of a waiting room (RFC 7396). Fields that are left out stay as they are. Only the time of
 * the opening can be null, which removes it, so that the room opens with the sale. It is not a record, since Jackson
 * does not distinguish a null from an absent value in the constructor of a record.
 */
final class PolicyPatchRequest {
    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @Range(min = 1, max = WaitingRoomPolicy.CAPACITY_MAX)
    @Nullable
    Integer capacity;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @Range(min = 1, max = WaitingRoomPolicy.ADMIT_PER_SECOND_MAX)
    @Nullable
    Integer admitPerSecond;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @Range(min = 1, max = WaitingRoomPolicy.SECONDS_MAX)
    @Nullable
    Integer sessionSeconds;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @Range(min = 1, max = WaitingRoomPolicy.SECONDS_MAX)
    @Nullable
    Integer idleSeconds;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @Range(min = 0, max = WaitingRoomPolicy.SECONDS_MAX)
    @Nullable
    Integer awaySeconds;

    @JsonProperty
    @JsonDeserialize(using = OpeningReader.class)
    PolicyChange.@Nullable Opening opensAt;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @Nullable
    AdmissionOrder order;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @Nullable
    RejoinPolicy reentry;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @Nullable
    GuardedScope guards;

    @JsonProperty
    @JsonSetter(nulls = Nulls.FAIL)
    @Nullable
    Boolean paused;

    PolicyChange change() {
        return new PolicyChange(
                capacity,
                admitPerSecond,
                sessionSeconds,
                idleSeconds,
                awaySeconds,
                opensAt,
                order,
                reentry,
                guards,
                paused);
    }
}
