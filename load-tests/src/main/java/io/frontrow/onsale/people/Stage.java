package io.frontrow.onsale.people;

import io.frontrow.onsale.client.Recorder;
import java.net.URI;
import java.util.List;

/**
 * What people come for, and where.
 *
 * @param addresses of the instances
 * @param seats of the performance
 * @param opensAt in microseconds of the run
 * @param closesAt when people give up who still wait, in microseconds of the run
 * @param thinkingSeconds the mean pause between two steps of a turn
 * @param cards the tokens of the cards that can be tried; without any, all pay by points
 * @param pointsForAll whether people can top up their own wallets; if not, all pay by card
 */
public record Stage(
        List<URI> addresses,
        String concertId,
        String performanceId,
        int seats,
        int holdSeconds,
        long opensAt,
        long closesAt,
        double thinkingSeconds,
        List<String> cards,
        boolean pointsForAll,
        Recorder recorder) {}
