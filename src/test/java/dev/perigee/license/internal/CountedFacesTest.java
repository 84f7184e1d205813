package dev.perigee.license.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.license.Allowance;
import dev.perigee.license.Consumption;
import dev.perigee.license.Feature;
import dev.perigee.license.License;
import dev.perigee.license.LicenseGate;
import dev.perigee.license.internal.CountedFaces.Level;
import dev.perigee.platform.error.ApiException;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedFacesTest {

  @ParameterizedTest
  @CsvSource({"10, 11", "100, 110", "1, 2", "5, 6", "0, 0"})
  void faces_are_taken_up_to_110_percent(long limit, int most) {
    CountedFaces faces = limited(limit);

    for (int i = 0; i < most; i++) {
      faces.reserve();
      faces.settle(1, 1);
    }

    assertThat(faces.count()).isEqualTo(most);
    assertThatThrownBy(faces::reserve)
        .isInstanceOf(ApiException.class)
        .hasMessage("License problem: faces limit exceeded");
    if (most > 0) {
      faces.settle(0, -1);
      faces.reserve();
    }
  }

  @Test
  void what_is_reserved_counts_until_it_is_given_back() {
    CountedFaces faces = limited(10);
    faces.start(10);

    faces.reserve();
    assertThatThrownBy(faces::reserve).isInstanceOf(ApiException.class);
    faces.settle(1, 0);

    assertThat(faces.count()).isEqualTo(10);
    faces.reserve();
  }

  @Test
  void requests_side_by_side_do_not_pass_the_limit_together() throws InterruptedException {
    CountedFaces faces = limited(1000);
    AtomicInteger taken = new AtomicInteger();
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 5000; i++) {
        clients.submit(
            () -> {
              try {
                faces.reserve();
                taken.incrementAndGet();
                faces.settle(1, 1);
              } catch (ApiException full) {
                return;
              }
            });
      }
      clients.shutdown();
      assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    assertThat(taken).hasValue(1100);
    assertThat(faces.count()).isEqualTo(1100);
  }

  @Test
  void without_a_limit_there_is_always_room() {
    Map<Feature, Long> unlimited = Collections.singletonMap(Feature.FACES_LIMIT, null);
    CountedFaces faces = new CountedFaces(new Fixed(unlimited));
    faces.start(Long.MAX_VALUE / 2);

    faces.reserve();

    assertThat(faces.count()).isEqualTo(Long.MAX_VALUE / 2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, ENOUGH",
    "85, ENOUGH",
    "86, LOW",
    "100, LOW",
    "101, OVER",
    "110, OVER",
    "500, OVER"
  })
  void less_than_15_percent_left_is_low_and_more_than_all_is_over(long stored, Level level) {
    assertThat(Level.of(stored, Allowance.of(100))).isEqualTo(level);
    assertThat(Level.of(stored, Allowance.UNLIMITED)).isEqualTo(Level.ENOUGH);
  }

  private static CountedFaces limited(long limit) {
    return new CountedFaces(new Fixed(Map.of(Feature.FACES_LIMIT, limit)));
  }

  private record Fixed(Map<Feature, Long> features) implements LicenseGate {
    @Override
    public License current() {
      return new License("a", "b", Optional.empty(), features);
    }

    @Override
    public boolean valid() {
      return true;
    }

    @Override
    public void require(Feature feature) {}

    @Override
    public Uni<Consumption> consumeLiveness(long count) {
      throw new UnsupportedOperationException();
    }
  }
}
