package dev.perigee.api.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.perigee.api.contract.Callers;
import dev.perigee.platform.http.Service;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DocsApiTest {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

  @ParameterizedTest
  @EnumSource
  void the_specification_comes_as_document_or_as_page(Service service) {
    Callers.at(service)
        .accept("application/x-yaml")
        .get("/docs/spec")
        .then()
        .statusCode(200)
        .header("Content-Type", startsWith("application/x-yaml"))
        .body(startsWith("openapi: 3.0.0\n"))
        .body(containsString("version: v."));
    Callers.at(service)
        .accept(BROWSER)
        .get("/docs/spec")
        .then()
        .statusCode(200)
        .header("Content-Type", startsWith("text/html"))
        .body(startsWith("<!DOCTYPE html>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "text/*", "text/html;q=0"})
  void the_specification_must_be_asked_for_by_name(String accept) {
    Callers.anonymous()
        .accept(accept)
        .get("/docs/spec")
        .then()
        .statusCode(415)
        .body("error_code", equalTo(12024));
  }

  @ParameterizedTest
  @EnumSource
  void every_link_of_every_page_leads_somewhere(Service service) {
    for (String page :
        new String[] {
          "/docs/spec",
          "/docs/dev/index.html",
          "/docs/dev/errors.html",
          "/docs/dev/configuration.html",
          "/docs/dev/deviations.html",
          "/docs/dev/security.html"
        }) {
      Response answer = Callers.at(service).accept(BROWSER).get(page);

      assertThat(answer.statusCode()).as(page).isEqualTo(200);
      assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none';");
      Matcher links = LINK.matcher(answer.asString());
      while (links.find()) {
        String target = links.group(1);
        if (!target.contains(":")) {
          String path = target.startsWith("/") ? target : "/docs/dev/" + target;
          assertThat(Callers.at(service).accept(BROWSER).get(path).statusCode())
              .as("%s of %s", target, page)
              .isEqualTo(200);
        }
      }
    }
  }

  @Test
  void the_manual_names_every_service_and_every_error() {
    Callers.anonymous()
        .get("/docs/dev/index.html")
        .then()
        .body(containsString("Image Store API"))
        .body(containsString("v.0.10.57"));
    Callers.anonymous()
        .get("/docs/dev/errors.html")
        .then()
        .body(containsString("<td>12022</td>"))
        .body(containsString("Failed to validate input json"));
  }

  @Test
  void the_manual_is_found_where_clients_look_for_it() {
    for (String path : new String[] {"/docs/dev", "/6/docs/dev"}) {
      Callers.anonymous()
          .redirects()
          .follow(false)
          .get(path)
          .then()
          .statusCode(302)
          .header("Location", "/docs/dev/index.html");
    }
  }
}
