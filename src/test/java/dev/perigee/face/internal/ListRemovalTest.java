package dev.perigee.face.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.IndexAudit;
import dev.perigee.face.AttributeData;
import dev.perigee.face.FaceFilter;
import dev.perigee.face.FaceReader;
import dev.perigee.face.Faces;
import dev.perigee.face.Faces.AttributeSource;
import dev.perigee.face.Faces.NewFace;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program stopped when the deletion of a list had been accepted but not finished. */
@QuarkusTest
class ListRemovalTest {
  @Inject ListRemoval removal;
  @Inject Faces faces;
  @Inject FaceReader reader;
  @Inject IndexAudit audit;
  @Inject Pool pool;

  private final UUID account = UUID.randomUUID();
  private final UUID list = UUID.randomUUID();

  @BeforeEach
  void fillTheList() {
    execute("INSERT INTO list (list_id, account_id) VALUES ($1, $2)", Tuple.of(list, account));
    for (int i = 0; i < 3; i++) {
      await(faces.create(account, new NewFace(descriptor(), "", "", "", null, List.of(list))));
    }
  }

  @Test
  void the_faces_go_with_it_when_that_was_asked() {
    stopDuringRemoval("faces");

    finish();

    assertThat(await(reader.count(FaceFilter.all(account)))).isZero();
    assertThat(await(audit.run()).equal()).isTrue();
  }

  @Test
  void the_faces_stay_when_only_the_list_was_to_go() {
    stopDuringRemoval("links");

    finish();

    assertThat(await(reader.page(FaceFilter.all(account), 1, 10)))
        .hasSize(3)
        .allSatisfy(face -> assertThat(face.lists()).isEmpty());
    assertThat(await(audit.run()).equal()).isTrue();
  }

  @Test
  void a_list_that_is_being_removed_is_out_of_sight() {
    stopDuringRemoval("links");

    assertThat(await(reader.page(FaceFilter.all(account), 1, 10)))
        .allSatisfy(face -> assertThat(face.lists()).isEmpty());
    finish();
  }

  private void stopDuringRemoval(String what) {
    execute("UPDATE list SET removal = $2 WHERE list_id = $1", Tuple.of(list, what));
  }

  private void finish() {
    do {
      await(removal.resume());
    } while (await(
                pool.preparedQuery("SELECT FROM list WHERE list_id = $1").execute(Tuple.of(list)))
            .rowCount()
        > 0);
  }

  private static AttributeSource descriptor() {
    Descriptor zero = new Descriptor(DescriptorVersions.FACE_512, new byte[512]);
    return new AttributeSource.Given(new AttributeData(List.of(zero), List.of(), null, List.of()));
  }

  private void execute(String statement, Tuple values) {
    await(pool.preparedQuery(statement).execute(values));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }
}
