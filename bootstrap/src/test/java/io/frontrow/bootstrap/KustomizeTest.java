package io.frontrow.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.frontrow.scenario.harness.InstalledPrograms;
import io.frontrow.scenario.harness.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What the real Kustomize makes of the overlays in {@code deploy/kubernetes/overlays}. */
@EnabledIf("isKubectlInstalled")
class KustomizeTest {

    static boolean isKubectlInstalled() {
        return InstalledPrograms.areFound("the overlays of Kubernetes", "kubectl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everyday", "on-sale"})
    void makesManifestsOfOneNamespaceWithAnImageOfAVersion(String overlay) throws Exception {
        List<HasMetadata> manifests = build(overlay);

        assertThat(manifests)
                .extracting(manifest -> manifest.getMetadata().getNamespace())
                .containsOnly("frontrow");
        assertThat(only(Deployment.class, manifests)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers())
                .allSatisfy(container -> assertThat(container.getImage()).matches("images\\.example/frontrow:\\d.*"));
    }

    @Test
    void raisesTheInstancesForASale() throws Exception {
        assertThat(instancesMin("on-sale")).isGreaterThan(instancesMin("everyday"));
    }

    @Test
    void migratesWithTheImageOfTheInstances() throws Exception {
        List<HasMetadata> migration = build("../migration");
        assertThat(migration)
                .extracting(manifest -> manifest.getMetadata().getNamespace())
                .containsOnly("frontrow");
        assertThat(image(only(Job.class, migration).getSpec().getTemplate()))
                .isEqualTo(image(
                        only(Deployment.class, build("everyday")).getSpec().getTemplate()));
    }

    private static String image(PodTemplateSpec pod) {
        return pod.getSpec().getContainers().getFirst().getImage();
    }

    @Test
    void changesNothingElseForASale() throws Exception {
        assertThat(withoutAutoscaler(build("on-sale"))).isEqualTo(withoutAutoscaler(build("everyday")));
    }

    private static int instancesMin(String overlay) throws Exception {
        return only(HorizontalPodAutoscaler.class, build(overlay)).getSpec().getMinReplicas();
    }

    private static Set<HasMetadata> withoutAutoscaler(List<HasMetadata> manifests) {
        return manifests.stream()
                .filter(manifest -> !(manifest instanceof HorizontalPodAutoscaler))
                .collect(Collectors.toSet());
    }

    private static <T> T only(Class<T> kind, List<HasMetadata> manifests) {
        List<T> found =
                manifests.stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).as(kind.getSimpleName()).hasSize(1);
        return found.getFirst();
    }

    private static List<HasMetadata> build(String overlay) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder(
                        "kubectl",
                        "kustomize",
                        Repository.path("deploy/kubernetes/overlays/" + overlay).toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor()).as(printed).isZero();
        return StreamSupport.stream(new Yaml().loadAll(printed).spliterator(), false)
                .map(manifest -> KubernetesTest.manifest((Map<?, ?>) manifest))
                .toList();
    }
}
