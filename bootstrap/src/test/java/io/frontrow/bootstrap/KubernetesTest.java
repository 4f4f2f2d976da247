package io.frontrow.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.frontrow.scenario.harness.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifests of {@code deploy/kubernetes}, read as the types of Kubernetes, which know every field. */
class KubernetesTest {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "Deployment", Deployment.class,
            "Service", Service.class,
            "Ingress", Ingress.class,
            "PodDisruptionBudget", PodDisruptionBudget.class,
            "HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "NetworkPolicy", NetworkPolicy.class,
            "Job", Job.class);

    /** The types would take unknown fields as additional ones. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated setter) {
                    return false;
                }
            });

    private final List<HasMetadata> manifests =
            Stream.of("base", "migration").flatMap(KubernetesTest::manifests).toList();
    private final Deployment deployment = only(Deployment.class);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container container = pod.getContainers().getFirst();
    private final PodTemplateSpec migration = only(Job.class).getSpec().getTemplate();
    private final Container migrating = migration.getSpec().getContainers().getFirst();
    private final Map<String, String> podLabels =
            deployment.getSpec().getTemplate().getMetadata().getLabels();

    @Test
    void aMisspelledFieldIsAnError() {
        assertThatThrownBy(() -> manifest(Map.of("kind", "Deployment", "spec", Map.of("minReadySecond", 1))))
                .hasMessageContaining("minReadySecond");
    }

    @Test
    void probesHealthAtThePortThatIsNotForThePublic() {
        assertThat(container.getPorts())
                .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
                .map(port -> port.toList().toString())
                .containsExactlyInAnyOrder("[http, 8080]", "[management, 8081]");
        assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe()))
                .map(KubernetesTest::target)
                .containsOnly("management /actuator/health/liveness");
        assertThat(target(container.getReadinessProbe())).isEqualTo("management /actuator/health/readiness");
    }

    @Test
    void canDoNoMoreThanItNeeds() {
        assertThat(pods()).allSatisfy(KubernetesTest::assertConfined);
    }

    private Stream<PodSpec> pods() {
        return Stream.of(pod, migration.getSpec());
    }

    private static void assertConfined(PodSpec pod) {
        Container container = pod.getContainers().getFirst();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser())
                .asString()
                .isEqualTo(Repository.read("Dockerfile").replaceAll("(?s).*\nUSER (\\d+):.*", "$1"));
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getResources().getLimits().get("memory"))
                .isEqualTo(container.getResources().getRequests().get("memory"));
    }

    @Test
    void hasTimeToEnd() {
        long pause = container.getLifecycle().getPreStop().getSleep().getSeconds();

        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(pause + 2 * secondsOfShutdown());
    }

    private static long secondsOfShutdown() {
        return Long.parseLong(Repository.read("bootstrap/src/main/resources/application.yaml")
                .replaceAll("(?s).*timeout-per-shutdown-phase: (\\d+)s.*", "$1"));
    }

    @Test
    void aPodThatIsNotReadyDoesNotKeepItsNodeFromBeingDrained() {
        assertThat(only(PodDisruptionBudget.class).getSpec().getUnhealthyPodEvictionPolicy())
                .isEqualTo("AlwaysAllow");
    }

    @Test
    void holdsNoSecret() {
        assertThat(container.getEnv())
                .filteredOn(variable -> variable.getName().matches(".*(PASSWORD|KEY|URL|SECRET).*"))
                .hasSizeGreaterThan(3)
                .allSatisfy(variable ->
                        assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull());
    }

    @Test
    void onlyTheMigrationKnowsTheOwnerOfTheSchema() {
        assertThat(secrets(migrating)).contains("frontrow-owner/postgres-owner-password");
        assertThat(pod.getContainers()).hasSize(1);
        assertThat(pod.getInitContainers()).isEmpty();
        assertThat(secrets(container)).isNotEmpty().noneMatch(secret -> secret.contains("owner"));
        assertThat(container.getEnvFrom()).isEmpty();
        assertThat(pod.getVolumes()).allMatch(volume -> volume.getSecret() == null && volume.getProjected() == null);
        assertThat(container.getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .contains(tuple("SPRING_FLYWAY_ENABLED", "false"), tuple("SPRING_R2DBC_USERNAME", "frontrow_server"))
                .noneMatch(variable -> variable.toList().contains("frontrow_owner"));
    }

    /** The migration cannot sign tokens, and does not serve. */
    @Test
    void theMigrationKnowsNothingElse() {
        assertThat(migrating.getArgs()).containsExactly("--migrate-only");
        assertThat(secrets(migrating))
                .containsExactlyInAnyOrder("frontrow-owner/postgres-owner-password", "frontrow/postgres-url");
        assertThat(migration.getMetadata().getLabels())
                .isNotEqualTo(podLabels)
                .doesNotContainEntry("app.kubernetes.io/name", "frontrow");
    }

    private static Set<String> secrets(Container container) {
        return container.getEnv().stream()
                .map(EnvVar::getValueFrom)
                .filter(Objects::nonNull)
                .map(EnvVarSource::getSecretKeyRef)
                .map(secret -> secret.getName() + "/" + secret.getKey())
                .collect(Collectors.toSet());
    }

    @Test
    void setsOnlySettingsThatExist() {
        assertThat(Stream.of(container, migrating).flatMap(it -> it.getEnv().stream()))
                .extracting(EnvVar::getName)
                .map(KubernetesTest::withoutSeparators)
                .isSubsetOf(settings());
    }

    @Test
    void everythingSelectsTheInstances() {
        assertThat(deployment.getSpec().getSelector().getMatchLabels()).isEqualTo(podLabels);
        assertThat(pod.getTopologySpreadConstraints())
                .isNotEmpty()
                .allSatisfy(spread ->
                        assertThat(spread.getLabelSelector().getMatchLabels()).isEqualTo(podLabels));
        assertThat(all(Service.class))
                .allSatisfy(
                        service -> assertThat(service.getSpec().getSelector()).isEqualTo(podLabels));
        assertThat(only(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
                .isEqualTo(podLabels);
        assertThat(only(NetworkPolicy.class).getSpec().getPodSelector().getMatchLabels())
                .isEqualTo(podLabels);
        assertThat(only(HorizontalPodAutoscaler.class)
                        .getSpec()
                        .getScaleTargetRef()
                        .getName())
                .isEqualTo(deployment.getMetadata().getName());
    }

    @Test
    void everyPortExists() {
        Set<String> names =
                container.getPorts().stream().map(ContainerPort::getName).collect(Collectors.toSet());
        assertThat(all(Service.class).flatMap(service -> service.getSpec().getPorts().stream()))
                .allMatch(port -> names.contains(port.getTargetPort().getStrVal()));
        assertThat(only(NetworkPolicy.class).getSpec().getIngress().stream().flatMap(rule -> rule.getPorts().stream()))
                .allMatch(port -> names.contains(port.getPort().getStrVal()));
    }

    @Test
    void thePublicReachesThePublicPortOnly() {
        String service = only(Ingress.class).getSpec().getRules().stream()
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .map(path -> path.getBackend().getService().getName())
                .distinct()
                .collect(Collectors.joining());

        assertThat(all(Service.class).filter(it -> it.getMetadata().getName().equals(service)))
                .singleElement()
                .satisfies(it -> assertThat(it.getSpec().getPorts())
                        .extracting(port -> port.getTargetPort().getStrVal())
                        .containsExactly("http"));
    }

    /** The operator of Prometheus has types of its own. */
    @Test
    void theMonitorFindsTheMetricsAsTheJobOfTheAlerts() {
        JsonNode monitor = new JsonMapper()
                .valueToTree(new Yaml().<Object>load(Repository.read("deploy/kubernetes/service-monitor.yaml")));
        JsonNode endpoint = monitor.at("/spec/endpoints/0");
        assertThat(all(Service.class)
                        .filter(service -> labels(service)
                                .entrySet()
                                .containsAll(labels(monitor.at("/spec/selector/matchLabels"))
                                        .entrySet())))
                .singleElement()
                .satisfies(service -> {
                    assertThat(service.getSpec().getPorts())
                            .extracting(
                                    ServicePort::getName,
                                    port -> port.getTargetPort().getStrVal())
                            .containsExactly(tuple(endpoint.path("port").asString(), "management"));
                    assertThat(Repository.read("deploy/observability/alerts.yml"))
                            .contains("up{job=\"%s\"}"
                                    .formatted(labels(service)
                                            .get(monitor.at("/spec/jobLabel").asString())));
                });
        assertThat(endpoint.path("path").asString()).isEqualTo("/actuator/prometheus");
    }

    private static Map<String, String> labels(HasMetadata manifest) {
        return manifest.getMetadata().getLabels();
    }

    private static Map<String, String> labels(JsonNode labels) {
        return new JsonMapper().convertValue(labels, new TypeReference<>() {});
    }

    @Test
    void scalesByTheProcessorAndByAMetricThatIsDocumented() {
        List<MetricSpec> metrics = only(HorizontalPodAutoscaler.class).getSpec().getMetrics();
        assertThat(metrics).filteredOn(metric -> metric.getResource() != null).hasSize(1);
        assertThat(metrics)
                .filteredOn(metric -> metric.getPods() != null)
                .extracting(metric -> metric.getPods().getMetric().getName())
                .isNotEmpty()
                .isSubsetOf(OperationsManual.table("observability.md", "Metrics", "metric of streams").stream()
                        .map(List::getFirst)
                        .toList());
    }

    private static String target(Probe probe) {
        HTTPGetAction get = probe.getHttpGet();
        return get.getPort().getStrVal() + " " + get.getPath();
    }

    private <T extends HasMetadata> T only(Class<T> kind) {
        List<T> found = all(kind).toList();
        assertThat(found).as(kind.getSimpleName()).hasSize(1);
        return found.getFirst();
    }

    private <T extends HasMetadata> Stream<T> all(Class<T> kind) {
        return manifests.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static Stream<HasMetadata> manifests(String directory) {
        try (Stream<Path> files = Files.list(Repository.path("deploy/kubernetes/" + directory))) {
            return files
                    .filter(file -> !file.endsWith("kustomization.yaml"))
                    .map(file -> Repository.read("deploy/kubernetes/%s/%s".formatted(directory, file.getFileName())))
                    .flatMap(text ->
                            StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false))
                    .<HasMetadata>map(manifest -> manifest((Map<?, ?>) manifest))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HasMetadata manifest(Map<?, ?> manifest) {
        return STRICT.convertValue(manifest, KINDS.get(String.valueOf(manifest.get("kind"))));
    }

    /** All settings that Frontrow and Spring Boot describe. */
    private static Set<String> settings() {
        try {
            Resource[] descriptions = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:META-INF/spring-configuration-metadata.json");
            return Stream.of(descriptions)
                    .flatMap(KubernetesTest::settings)
                    .map(KubernetesTest::withoutSeparators)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form in which a property and its environment variable are equal. */
    private static String withoutSeparators(String name) {
        return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
    }

    private static Stream<String> settings(Resource description) {
        try {
            return new JsonMapper()
                    .readTree(description.getContentAsByteArray())
                    .path("properties")
                    .valueStream()
                    .map(property -> property.path("name").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
