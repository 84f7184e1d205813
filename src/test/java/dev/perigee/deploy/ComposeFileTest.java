package dev.perigee.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** deploy/compose.yaml against the schema of the Compose Specification. */
class ComposeFileTest {
  private static final Path FILE = Path.of("deploy", "compose.yaml");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @Test
  void theFileFitsTheComposeSpecification() throws IOException {
    assertThat(schema().validate(compose())).isEmpty();
  }

  @Test
  void theSchemaSeesAMisspeltMember() throws IOException {
    JsonNode wrong = compose();
    ((ObjectNode) wrong.at("/services/perigee")).put("enviroment", "x");
    assertThat(schema().validate(wrong)).isNotEmpty();
  }

  @Test
  void everyImageHasAVersion() throws IOException {
    assertThat(compose().required("services"))
        .extracting(service -> service.required("image").asText())
        .allSatisfy(image -> assertThat(image).matches("[^:]+:.*[0-9].*"));
  }

  @Test
  void whatAServerDependsOnIsThereAndHealthChecked() throws IOException {
    JsonNode services = compose().required("services");
    assertThat(services.at("/perigee/depends_on").fieldNames())
        .toIterable()
        .allSatisfy(name -> assertThat(services.path(name).has("healthcheck")).isTrue());
  }

  @Test
  void noPasswordIsWrittenInTheFile() throws IOException {
    for (JsonNode service : compose().required("services")) {
      service
          .required("environment")
          .properties()
          .forEach(
              entry -> {
                if (entry.getKey().contains("PASSWORD")) {
                  assertThat(entry.getValue().asText()).startsWith("${");
                }
              });
    }
  }

  @Test
  void theDockerfileIsThere() throws IOException {
    JsonNode build = compose().at("/services/perigee/build");
    Path context = FILE.resolveSibling(build.required("context").asText());
    assertThat(Files.exists(context.resolve(build.required("dockerfile").asText()))).isTrue();
  }

  private static JsonNode compose() throws IOException {
    return YAML.readTree(FILE.toFile());
  }

  /** The file names its parts by {@code id}, a word that its own draft no longer knows. */
  private static JsonSchema schema() throws IOException {
    try (InputStream in = ComposeFileTest.class.getResourceAsStream("/schema/compose-spec.json")) {
      JsonNode schema = YAML.readTree(in);
      schema.findParents("id").stream()
          .filter(part -> part.get("id").isTextual())
          .forEach(part -> ((ObjectNode) part).remove("id"));
      return JsonSchemaFactory.getInstance(VersionFlag.V201909).getSchema(schema);
    }
  }
}
