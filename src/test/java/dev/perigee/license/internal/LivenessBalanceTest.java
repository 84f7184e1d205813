package dev.perigee.license.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LivenessBalanceTest {
  @Inject LivenessBalance balance;

  private final String license = UUID.randomUUID().toString();

  @Test
  void a_licence_that_was_never_used_has_all_it_grants() {
    assertThat(left(7)).isEqualTo(7);
  }

  @Test
  void what_is_taken_is_gone() {
    assertThat(take(10, 4)).isEqualTo(4);

    assertThat(left(10)).isEqualTo(6);
  }

  @Test
  void when_too_few_are_left_the_rest_is_taken() {
    take(10, 8);

    assertThat(take(10, 5)).isEqualTo(2);
    assertThat(take(10, 5)).isZero();
    assertThat(left(10)).isZero();
  }

  @Test
  void the_very_first_request_may_ask_for_too_many() {
    assertThat(take(3, 5)).isEqualTo(3);
    assertThat(left(3)).isZero();
  }

  @Test
  void a_licence_issued_again_with_more_adds_the_difference() {
    take(10, 8);

    assertThat(left(15)).isEqualTo(7);
    assertThat(take(15, 10)).isEqualTo(7);
    assertThat(left(15)).isZero();
  }

  @Test
  void a_licence_issued_again_with_less_leaves_at_least_none() {
    take(10, 8);

    assertThat(left(5)).isZero();
    assertThat(take(5, 1)).isZero();
  }

  @Test
  void requests_side_by_side_take_exactly_what_there_is() {
    List<Uni<Long>> requests =
        IntStream.range(0, 200).mapToObj(i -> balance.take(license, 500, 3)).toList();

    List<Long> taken = await(Uni.join().all(requests).andFailFast());

    assertThat(taken.stream().mapToLong(Long::longValue).sum()).isEqualTo(500);
    assertThat(taken.stream().filter(count -> count == 3)).hasSize(166);
    assertThat(taken.stream().filter(count -> count == 2)).hasSize(1);
    assertThat(left(500)).isZero();
  }

  private long take(long granted, long count) {
    return await(balance.take(license, granted, count));
  }

  private long left(long granted) {
    return await(balance.left(license, granted));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
