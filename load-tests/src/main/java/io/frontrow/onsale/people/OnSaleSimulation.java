package io.frontrow.onsale.people;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The simulation, which Gatling constructs. All people are there at once, and each arrives at a time of its own. */
public final class OnSaleSimulation extends Simulation {

    public OnSaleSimulation() {
        Crowd crowd = Crowd.ofThisRun();
        List<PopulationBuilder> populations = new ArrayList<>();
        if (!crowd.fans().isEmpty()) {
            populations.add(population("fans", crowd.fans(), Fans.chain()));
        }
        crowd.bots().forEach((bot, people) -> populations.add(population("bots: " + bot, people, bot.chain())));
        setUp(populations)
                .protocols(http.disableCaching().disableFollowRedirect().disableWarmUp());
    }

    private static PopulationBuilder population(String name, List<Person> people, ChainBuilder chain) {
        Iterator<Map<String, Object>> feeder = people.stream()
                .map(person -> Map.<String, Object>of(Calls.PERSON, person))
                .iterator();
        return scenario(name)
                .exec(feed(feeder), Fans.arrive(), chain, Fans.goHome())
                .injectOpen(atOnceUsers(people.size()));
    }
}
