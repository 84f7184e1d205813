package dev.perigee.platform.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.platform.work.OverloadedException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorAnswerTest {
  private static final String ID = "1536751345,8b8b5937-2e9c-4e8b-a7a7-5caf86621b5a";

  private static ErrorAnswer answer(Throwable failure) {
    return ErrorAnswer.to(failure, ID);
  }

  @Test
  void a_refusal_is_told_as_it_is() {
    ErrorAnswer answer = answer(ApiException.inBody(ErrorCode.LIST_NOT_FOUND, "x"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().detail()).isEqualTo("List with id 'x' not found");
    assertThat(answer.headers()).isEmpty();
  }

  @Test
  void who_is_not_known_is_told_how_to_authenticate() {
    assertThat(answer(ApiException.of(ErrorCode.AUTHORIZATION_FAILED, "x")).headers())
        .containsKey("WWW-Authenticate");
  }

  @Test
  void a_full_queue_asks_to_come_back() {
    ErrorAnswer answer = answer(new OverloadedException("vision"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("Retry-After", "1");
    assertThat(answer.body().errorCode()).isEqualTo(2);
    assertThat(answer.body().detail()).isEqualTo("Request timeout to routing key vision");
  }

  @Test
  void the_failure_inside_a_completion_counts() {
    assertThat(answer(new CompletionException(new OverloadedException("x"))).status())
        .isEqualTo(503);
  }

  @Test
  void refusals_of_the_framework_get_documented_bodies() {
    assertThat(answer(new NotFoundException()).body().errorCode()).isEqualTo(12013);
    assertThat(answer(new NotAllowedException("GET")).body().errorCode()).isEqualTo(12021);
    assertThat(answer(new NotAcceptableException()).body().errorCode()).isEqualTo(12024);
    assertThat(answer(new NotSupportedException()).body().errorCode()).isEqualTo(12024);
    assertThat(answer(new WebApplicationException(413)).status()).isEqualTo(413);
    assertThat(answer(new WebApplicationException(418)).body().errorCode()).isEqualTo(12046);
  }

  @Test
  void anything_else_tells_nothing_but_the_request() {
    for (Throwable failure :
        new Throwable[] {
          new IllegalStateException("secret"), new WebApplicationException("secret", 502)
        }) {
      ErrorAnswer answer = answer(failure);

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body().errorCode()).isEqualTo(11042);
      assertThat(answer.body().detail()).contains(ID).doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, 11065",
    "404, 12013",
    "405, 12021",
    "406, 12024",
    "415, 12024",
    "414, 12046",
    "431, 12046",
    "400, 12046"
  })
  void a_status_alone_gets_a_body(int status, int code) {
    ErrorAnswer answer = ErrorAnswer.ofStatus(status);

    assertThat(answer.body().errorCode()).isEqualTo(code);
    assertThat(answer.status()).isBetween(400, 499);
  }
}
