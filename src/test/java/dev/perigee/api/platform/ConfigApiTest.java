package dev.perigee.api.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.perigee.api.contract.Callers;
import dev.perigee.platform.http.Service;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ConfigApiTest {

  private static String path(Service service) {
    return "/" + service.api() + "/config";
  }

  @ParameterizedTest
  @EnumSource
  void the_configuration_in_force_is_shown(Service service) {
    Callers.at(service)
        .get(path(service))
        .then()
        .statusCode(200)
        .header("Content-Type", startsWith("application/json"))
        .body("PERIGEE.DATA", equalTo("target/test-data"))
        .body("PERIGEE_VISION.MAX_FACES", equalTo(256))
        .body("PERIGEE_ACCOUNTS.HASHING_QUEUE", equalTo(256))
        .body("PERIGEE_ACCOUNTS.DEMO", equalTo(true))
        .body("LUNA_SERVICE_METRICS.ENABLED", equalTo(1))
        .body("INFLUX_MONITORING.SEND_DATA_FOR_MONITORING", equalTo(0));
  }

  @Test
  void secrets_are_masked_in_both_forms() {
    String password =
        ConfigProvider.getConfig().getValue("quarkus.datasource.password", String.class);

    Callers.anonymous()
        .get("/6/config")
        .then()
        .body("PERIGEE_DATABASE.PASSWORD", equalTo("********"));
    String ini = Callers.anonymous().accept("text/plain").get("/6/config").asString();

    assertThat(ini).contains("\nPASSWORD = ********\n").doesNotContain(password);
  }

  @Test
  void the_text_form_has_sections_and_nested_values_as_json() {
    String ini =
        Callers.anonymous()
            .accept("text/plain")
            .get("/6/config")
            .then()
            .header("Content-Type", startsWith("text/plain"))
            .extract()
            .asString();

    assertThat(ini)
        .startsWith("[ADDITIONAL_SERVICES_USAGE]\n")
        .contains("\n\n[LUNA_SERVICE_METRICS]\nENABLED = 1\nEXTRA_LABELS = {}\n")
        .contains("\n[PERIGEE_VISION]\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                 | application/json
          */*                              | application/json
          text/plain                       | text/plain
          text/plain;q=0.5, application/*  | application/json
          text/plain, application/json;q=0.1 | text/plain
          """)
  void accept_chooses_the_form(String accept, String type) {
    Callers.anonymous()
        .accept(accept)
        .get("/6/config")
        .then()
        .statusCode(200)
        .header("Content-Type", startsWith(type));
  }

  @Test
  void another_form_is_not_served() {
    Callers.anonymous()
        .accept("text/html")
        .get("/6/config")
        .then()
        .statusCode(415)
        .body("error_code", equalTo(12024));
  }
}
