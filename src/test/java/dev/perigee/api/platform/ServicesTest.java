package dev.perigee.api.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.perigee.api.contract.Callers;
import dev.perigee.platform.http.Service;
import dev.perigee.testing.ServiceUrls;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each service answers on its own port, and there only. */
@QuarkusTest
class ServicesTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MAIN")
  void the_port_decides_which_service_answers(Service service) {
    Callers.at(service)
        .get("/version")
        .then()
        .statusCode(200)
        .body("Version.api", equalTo(service.api()));
  }

  @ParameterizedTest
  @EnumSource
  void internal_paths_answer_on_no_port(Service port) {
    for (Service service : Service.values()) {
      for (String path : new String[] {"/version", "/healthcheck", "/docs/spec", "/1/plugins"}) {
        if (service != Service.MAIN) {
          Callers.at(port)
              .accept("application/x-yaml, application/json")
              .get(service.internalPrefix() + path)
              .then()
              .statusCode(404)
              .body("error_code", equalTo(12013));
        }
      }
    }
  }

  @Test
  void the_main_api_does_not_answer_on_the_ports_of_others() {
    Stream.of(Service.values())
        .filter(service -> service != Service.MAIN)
        .forEach(
            service ->
                Callers.at(service, Callers.luna()).get("/6/account").then().statusCode(404));
  }

  @Test
  void dot_segments_do_not_lead_out_of_a_service() throws IOException {
    for (String path : new String[] {"/../version", "/1/../../version", "/%2e%2e/version"}) {
      String answer =
          RawHttp.exchange(
              ServiceUrls.of(Service.LICENSES),
              "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

      assertThat(answer).doesNotContain("luna-api");
    }
  }

  @Test
  void the_request_id_comes_back_from_every_service() {
    String id = "1536751345,8b8b5937-2e9c-4e8b-a7a7-5caf86621b5a";

    Callers.at(Service.STREAMS)
        .header("Luna-Request-Id", id)
        .get("/version")
        .then()
        .header("Luna-Request-Id", id);
  }

  @Test
  void a_redirect_names_the_outer_path_and_keeps_the_query() {
    Callers.at(Service.ADMIN)
        .redirects()
        .follow(false)
        .get("/healthcheck?include_luna_services=1")
        .then()
        .statusCode(302)
        .header("Location", "/4/healthcheck?include_luna_services=1");
  }

  @Test
  void the_specification_is_that_of_the_service() {
    Callers.at(Service.LICENSES)
        .accept("application/x-yaml")
        .get("/docs/spec")
        .then()
        .body(startsWith("openapi: 3.0.0\ninfo:\n  title: Perigee Licenses API"));
  }
}
