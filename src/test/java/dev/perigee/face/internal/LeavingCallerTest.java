package dev.perigee.face.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.perigee.face.ListFilter;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A client that closes its connection cancels what its request has begun. */
@QuarkusTest
class LeavingCallerTest {
  @Inject ListRepository lists;

  private final UUID account = UUID.randomUUID();

  @Test
  void a_list_whose_creation_has_begun_is_created() throws Throwable {
    begunAndLeft(() -> lists.create(account, "left"));

    await().untilAsserted(() -> assertThat(count()).isOne());
  }

  private static void begunAndLeft(Supplier<Uni<?>> work) throws Throwable {
    VertxContextSupport.subscribeAndAwait(
        () -> {
          work.get().subscribe().with(done -> {}).cancel();
          return Uni.createFrom().voidItem();
        });
  }

  private long count() throws Throwable {
    ListFilter all = new ListFilter(account, null, null, null, null, null, null, null, null, null);
    return VertxContextSupport.subscribeAndAwait(() -> lists.count(all));
  }
}
