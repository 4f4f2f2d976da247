package io.frontrow.adapter.web.http;

/**
 * How often one user may make calls that cost much more than they give: to join again returns the same place, and all
 * seats of a large hall take megabytes, as a list or at the beginning of a stream.
 */
public record CallLimits(UserRateLimit joins, UserRateLimit seatMaps) {

    /**
     * Creates limits per minute.
     *
     * @param joins of any queues
     * @param seatMaps of any performances
     */
    public static CallLimits perMinute(int joins, int seatMaps) {
        return new CallLimits(new UserRateLimit(joins), new UserRateLimit(seatMaps));
    }
}
