package io.frontrow.onsale.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A line of a history. All times are whole microseconds since the start of the run, by the clock of the load generator,
 * which never goes back.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Run.class, name = "run"),
    @JsonSubTypes.Type(value = Operation.class, name = "op"),
    @JsonSubTypes.Type(value = FaultRecord.class, name = "fault"),
    @JsonSubTypes.Type(value = Sample.class, name = "sample")
})
public sealed interface Line permits Run, Operation, FaultRecord, Sample {}
