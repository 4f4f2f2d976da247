package io.frontrow.catalog.model;

/** Why a performance cannot begin at a time, in order of precedence. */
public enum ScheduleRefusal {
    /** The time is not in the future. */
    IN_PAST,
    /** The sale of the concert has not opened before that time. */
    BEFORE_SALE,
    /** The concert has another performance at that time. */
    EXISTS
}
