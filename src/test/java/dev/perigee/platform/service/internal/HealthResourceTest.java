package dev.perigee.platform.service.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.platform.contract.Readiness;
import dev.perigee.platform.service.HealthCheck;
import dev.perigee.platform.service.internal.HealthResource.Failed;
import dev.perigee.platform.service.internal.HealthResource.Part;
import dev.perigee.platform.service.internal.HealthResource.Passed;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

class HealthResourceTest {

  private static HealthCheck check(String name, Uni<Void> result) {
    return new HealthCheck() {
      @Override
      public String component() {
        return name;
      }

      @Override
      public Uni<Void> check() {
        return result;
      }
    };
  }

  private static final HealthCheck GOOD = check("good", Uni.createFrom().voidItem());
  private static final HealthCheck BAD =
      check("bad", Uni.createFrom().failure(new IllegalStateException("no disk")));

  private static RestResponse<Object> health(HealthCheck... checks) {
    return new HealthResource(List.of(checks)).health().await().indefinitely();
  }

  @Test
  void when_all_parts_work_then_the_time_is_told() {
    RestResponse<Object> answer = health(GOOD, GOOD);

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(((Passed) answer.getEntity()).executionTime()).isNotNegative();
  }

  @Test
  void when_a_part_fails_then_all_are_listed() {
    RestResponse<Object> answer = health(GOOD, BAD);

    assertThat(answer.getStatus()).isEqualTo(502);
    List<Part> parts = ((Failed) answer.getEntity()).errors();
    assertThat(parts).extracting(Part::component).containsExactly("good", "bad");
    assertThat(parts).extracting(Part::status).containsExactly(1, 0);
    assertThat(parts).extracting(part -> part.error().errorCode()).containsExactly(0, 38001);
    assertThat(parts.getLast().error().detail()).isEqualTo("no disk");
  }

  @Test
  void a_check_that_throws_is_a_failed_part() {
    HealthCheck throwing =
        new HealthCheck() {
          @Override
          public String component() {
            return "x";
          }

          @Override
          public Uni<Void> check() {
            throw new IllegalStateException("boom");
          }
        };

    assertThat(health(throwing).getStatus()).isEqualTo(502);
  }

  @Test
  void what_is_not_ready_is_not_healthy() {
    Readiness loading = () -> Optional.of("index is loading");

    assertThat(health(new ReadinessHealth(List.of(Optional::empty))).getStatus()).isEqualTo(200);
    assertThat(health(new ReadinessHealth(List.of(loading))).getStatus()).isEqualTo(502);
  }
}
