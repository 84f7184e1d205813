package dev.perigee.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** deploy/kubernetes against the types of the Kubernetes API, and against what we promise. */
class KubernetesFilesTest {
  private static final Path FOLDER = Path.of("deploy", "kubernetes");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** The model collects unknown members; without that a misspelt one is an error. */
  private static final ObjectMapper STRICT =
      new ObjectMapper(new YAMLFactory())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(
                    com.fasterxml.jackson.databind.introspect.Annotated member) {
                  return member instanceof AnnotatedMember ? false : super.hasAnySetter(member);
                }
              });

  private static final Map<String, Class<? extends HasMetadata>> TYPES =
      Map.of(
          "Deployment", Deployment.class,
          "Service", Service.class,
          "PersistentVolumeClaim", PersistentVolumeClaim.class);

  @Test
  void everyManifestHasOnlyMembersThatTheApiKnows() throws IOException {
    for (Path file : manifests()) {
      String kind = YAML.readTree(file.toFile()).required("kind").asText();
      assertThat(TYPES).as("%s", file).containsKey(kind);
      HasMetadata object = STRICT.readValue(file.toFile(), TYPES.get(kind));
      assertThat(object.getMetadata().getName()).isNotBlank();
      assertThat(object.getApiVersion())
          .isEqualTo(YAML.readTree(file.toFile()).required("apiVersion").asText());
    }
  }

  @Test
  void theCheckSeesAMisspeltMember() {
    String wrong = "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {port: []}}";
    assertThatThrownBy(() -> STRICT.readValue(wrong, Service.class))
        .isInstanceOf(UnrecognizedPropertyException.class);
  }

  @Test
  void theKustomizationListsEveryManifest() throws IOException {
    JsonNode listed = YAML.readTree(FOLDER.resolve("kustomization.yaml").toFile());
    assertThat(listed.required("resources"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(
            manifests().stream().map(file -> file.getFileName().toString()).toList());
    assertThat(listed.at("/images/0/newTag").asText()).isNotBlank().isNotEqualTo("latest");
  }

  @Test
  void theServerRunsWithoutPrivilegesAndWithLimits() throws IOException {
    Deployment deployment = deployment();
    assertThat(deployment.getSpec().getTemplate().getSpec().getSecurityContext().getRunAsNonRoot())
        .isTrue();
    Container server = server(deployment);
    assertThat(server.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(server.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(server.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(server.getResources().getLimits()).containsKey("memory");
    assertThat(server.getResources().getRequests()).containsKeys("cpu", "memory");
  }

  @Test
  void theProbesAskPathsOfTheContract() throws IOException {
    Container server = server(deployment());
    JsonNode paths =
        YAML.readTree(Path.of("src/main/resources/openapi.yaml").toFile()).at("/paths");
    assertThat(Stream.of(server.getLivenessProbe(), server.getStartupProbe()))
        .extracting(KubernetesFilesTest::path)
        .containsOnly("/version");
    assertThat(path(server.getReadinessProbe())).isEqualTo("/6/healthcheck");
    assertThat(paths.has("/version") && paths.has("/6/healthcheck")).isTrue();
  }

  @Test
  void oneProcessOwnsTheVolume() throws IOException {
    Deployment deployment = deployment();
    assertThat(deployment.getSpec().getReplicas()).isEqualTo(1);
    assertThat(deployment.getSpec().getStrategy().getType()).isEqualTo("Recreate");
  }

  private static String path(Probe probe) {
    return probe.getHttpGet().getPath();
  }

  private static Container server(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().get(0);
  }

  private static Deployment deployment() throws IOException {
    return STRICT.readValue(FOLDER.resolve("deployment.yaml").toFile(), Deployment.class);
  }

  private static List<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.endsWith("kustomization.yaml")).sorted().toList();
    }
  }
}
