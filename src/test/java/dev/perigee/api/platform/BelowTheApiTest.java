package dev.perigee.api.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.api.contract.Callers;
import dev.perigee.platform.http.Service;
import dev.perigee.testing.ServiceUrls;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens below our code is answered like everything else. */
@QuarkusTest
class BelowTheApiTest {
  private static final String CREDENTIALS =
      "Authorization: Basic "
          + Base64.getEncoder().encodeToString("root@visionlabs.ai:root".getBytes())
          + "\r\n";

  @TestHTTPResource URI server;

  private static String post(String headers, String body) {
    return "POST /6/accounts HTTP/1.1\r\nHost: x\r\n"
        + CREDENTIALS
        + "Content-Type: application/json\r\n"
        + headers
        + "\r\n"
        + body;
  }

  @Test
  void a_body_that_says_it_is_too_large_is_refused_before_it_is_sent() throws IOException {
    String answer = RawHttp.exchange(server, post("Content-Length: 104857601\r\n", ""));

    assertThat(answer).startsWith("HTTP/1.1 413").contains("\"error_code\":12046");
  }

  @Test
  void a_chunked_body_is_read_as_any_other() throws IOException {
    String answer =
        RawHttp.exchange(
            server,
            post("Connection: close\r\nTransfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n"));

    assertThat(answer).startsWith("HTTP/1.1 400").contains("Path: 'login'");
  }

  @Test
  void a_chunked_body_without_content_is_no_data() throws IOException {
    String answer =
        RawHttp.exchange(
            server, post("Connection: close\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));

    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"error_code\":12030");
  }

  @Test
  void a_refused_request_does_not_spoil_the_connection() throws IOException {
    String refused =
        "POST /6/accounts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 5\r\n\r\n[1,2]";
    String next = "GET /version HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    String answers = RawHttp.exchange(server, refused + next);

    assertThat(answers).startsWith("HTTP/1.1 401").contains("HTTP/1.1 200").contains("luna-api");
  }

  @Test
  void pipelined_requests_are_answered_in_order() throws IOException {
    String account = "GET /6/account HTTP/1.1\r\nHost: x\r\n" + CREDENTIALS + "\r\n";
    String last = "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    String answers = RawHttp.exchange(server, account + account + last);

    assertThat(answers.split("HTTP/1.1 ")).hasSize(4);
    assertThat(answers).contains("root@visionlabs.ai").endsWith("code-12013\"}");
  }

  @Test
  void what_is_no_http_never_gets_a_page() throws IOException {
    for (String nonsense :
        new String[] {
          "nonsense\r\n\r\n",
          "GET /%zz HTTP/1.1\r\nConnection: close\r\n\r\n",
          "GET /6/accounts?login=%zz HTTP/1.1\r\nConnection: close\r\n\r\n",
          "GET /version HTTP/1.1\r\nbad header\r\nConnection: close\r\n\r\n",
          "GET /" + "x".repeat(10_000) + " HTTP/1.1\r\nConnection: close\r\n\r\n",
          "GET /" + "x".repeat(140_000) + " HTTP/1.1\r\nConnection: close\r\n\r\n",
          "GET / HTTP/1.1\r\nX: " + "x".repeat(140_000) + "\r\nConnection: close\r\n\r\n"
        }) {
      String answer = RawHttp.exchange(server, nonsense);

      assertThat(answer).matches("(?s)HTTP/\\d\\.\\d 4\\d\\d .*").doesNotContain("<");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_too_long_is_told_so(Service service) throws IOException {
    String url =
        "GET /version?x="
            + "x".repeat(70_000)
            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    String header =
        "GET /version HTTP/1.1\r\nHost: x\r\nX: "
            + "x".repeat(70_000)
            + "\r\nConnection: close\r\n\r\n";

    assertThat(RawHttp.exchange(ServiceUrls.of(service), url))
        .startsWith("HTTP/1.1 414")
        .contains("\"error_code\":12046");
    assertThat(RawHttp.exchange(ServiceUrls.of(service), header))
        .startsWith("HTTP/1.1 431")
        .contains("\"error_code\":12046");
  }

  @Test
  void a_thousand_ids_fit_into_a_query() {
    String ids = String.join(",", Collections.nCopies(1_000, UUID.randomUUID().toString()));

    Callers.luna().get("/6/faces?face_ids=" + ids).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET /version HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
        "GET /version HTTP/1.1\r\nHost: x\r\nX : a\r\n\r\n",
        "GET /version HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /version?%zz=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      })
  void what_a_service_cannot_read_is_answered_with_a_documented_body(String request)
      throws IOException {
    for (Service service : Service.values()) {
      String answer = RawHttp.exchange(ServiceUrls.of(service), request);

      assertThat(answer).as(service.key()).matches("(?s)HTTP/\\d\\.\\d (400|404|200) .*");
      if (!answer.startsWith("HTTP/1.1 200")) {
        assertThat(answer)
            .as(service.key())
            .contains("\"error_code\":", "Luna-Request-Id: ")
            .containsIgnoringCase("Content-Type: application/json");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_client_that_would_rather_speak_http_2_is_answered_in_http_1(Service service)
      throws IOException, InterruptedException {
    URI url = ServiceUrls.of(service).resolve("/version");
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    }
    String preface = RawHttp.exchange(url, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    assertThat(preface).contains(" 501 ").doesNotContain("<");
  }

  @Test
  void a_version_of_http_that_nobody_knows_is_not_implemented() throws IOException {
    String answer = RawHttp.exchange(server, "GET /version HTTP/9.9\r\n\r\n");

    assertThat(answer).contains(" 501 ").doesNotContain("<");
  }

  @Test
  void the_errors_of_head_have_no_body() {
    given().head("/6/samples/faces/0a4e3d6b-2b1c-4c55-9e0f-6a1d4f0e9d11").then().statusCode(401);
    String answer = given().head("/nowhere").then().statusCode(404).extract().asString();

    assertThat(answer).isEmpty();
  }
}
