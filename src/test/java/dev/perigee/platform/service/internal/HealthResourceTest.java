package dev.perigee.platform.service.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.platform.contract.Readiness;
import dev.perigee.platform.http.Service;
import dev.perigee.platform.service.HealthCheck;
import dev.perigee.platform.service.internal.HealthReport.Part;
import dev.perigee.platform.service.internal.HealthResource.Failed;
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
    return health(Service.MAIN, false, checks);
  }

  private static RestResponse<Object> health(
      Service service, boolean services, HealthCheck... checks) {
    return new HealthResource(new HealthReport(List.of(checks)))
        .health(service, services)
        .await()
        .indefinitely();
  }

  @Test
  void when_all_parts_work_then_the_time_is_told() {
    RestResponse<Object> answer = health(GOOD, GOOD);

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(((Passed) answer.getEntity()).executionTime()).isNotNegative();
  }

  @Test
  void what_will_become_a_problem_is_told_beside_the_time() {
    HealthCheck ageing =
        new HealthCheck() {
          @Override
          public String component() {
            return "license";
          }

          @Override
          public Uni<Void> check() {
            return Uni.createFrom().voidItem();
          }

          @Override
          public List<String> warnings() {
            return List.of("three days left");
          }
        };

    assertThat(((Passed) health(ageing).getEntity()).warnings()).containsExactly("three days left");
    assertThat(((Passed) health(Service.LICENSES, false, ageing).getEntity()).warnings())
        .isNotEmpty();
    assertThat(((Passed) health(Service.STREAMS, false, ageing).getEntity()).warnings()).isEmpty();
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

  @Test
  void a_service_answers_for_its_own_parts_only() {
    HealthCheck database = failing("db");

    assertThat(health(Service.IMAGE_STORE, false, database).getStatus()).isEqualTo(200);
    assertThat(health(Service.STREAMS, false, database).getStatus()).isEqualTo(502);
  }

  @Test
  void services_that_it_depends_on_are_listed_when_asked_for() {
    HealthCheck database = failing("db");

    RestResponse<Object> answer = health(Service.LICENSES, true, database, GOOD);

    assertThat(health(Service.LICENSES, false, database, GOOD).getStatus()).isEqualTo(200);
    assertThat(answer.getStatus()).isEqualTo(502);
    Part faces = ((Failed) answer.getEntity()).errors().getLast();
    assertThat(faces.component()).isEqualTo("luna_faces");
    assertThat(faces.status()).isZero();
    assertThat(faces.error().detail()).isEqualTo("no disk");
  }

  private static HealthCheck failing(String component) {
    return check(component, Uni.createFrom().failure(new IllegalStateException("no disk")));
  }
}
