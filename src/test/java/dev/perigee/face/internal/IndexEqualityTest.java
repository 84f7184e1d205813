package dev.perigee.face.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.api.contract.Callers;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.descriptor.IndexAudit;
import dev.perigee.descriptor.IndexFingerprint;
import dev.perigee.face.AttributeData;
import dev.perigee.face.Faces;
import dev.perigee.face.Faces.AttributeSource;
import dev.perigee.face.Faces.NewFace;
import dev.perigee.face.Lists;
import dev.perigee.platform.error.ApiException;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever happens to faces, searches and database agree. */
@QuarkusTest
class IndexEqualityTest {
  private static final int OPERATIONS = 1500;
  private static final int AT_ONCE = 8;

  @Inject Faces faces;
  @Inject Lists lists;
  @Inject IndexAudit audit;
  @Inject Pool pool;

  private final Random random = new Random(20_261_121);
  private final List<UUID> known = Collections.synchronizedList(new ArrayList<>());
  private final List<UUID> knownLists = Collections.synchronizedList(new ArrayList<>());
  private UUID account;

  @Test
  void after_many_operations_side_by_side_index_and_database_are_equal() {
    account = UUID.fromString(Callers.newAccount("user"));
    for (int i = 0; i < 6; i++) {
      knownLists.add(newList());
    }
    IndexFingerprint before = equalFingerprint();

    List<Supplier<Uni<?>>> operations = new ArrayList<>();
    for (int i = 0; i < OPERATIONS; i++) {
      operations.add(operation(random.nextInt(100)));
    }
    Multi.createFrom()
        .iterable(operations)
        .onItem()
        .transformToUni(
            operation ->
                Uni.createFrom()
                    .deferred(() -> operation.get().replaceWithVoid())
                    .onFailure(ApiException.class) // another operation was quicker
                    .recoverWithNull())
        .merge(AT_ONCE)
        .collect()
        .last()
        .await()
        .atMost(Duration.ofMinutes(2));

    assertThat(known).hasSizeGreaterThan(100);
    assertThat(equalFingerprint()).isNotEqualTo(before);
  }

  private IndexFingerprint equalFingerprint() {
    IndexAudit.Result result = audit.run().await().atMost(Duration.ofMinutes(1));
    assertThat(result.index()).isEqualTo(result.database());
    return result.index();
  }

  private Supplier<Uni<?>> operation(int dice) {
    if (dice < 40) {
      return () -> faces.create(account, newFace()).invoke(known::add);
    }
    if (dice < 50) {
      return () -> faces.putAttributes(account, anyFace(), attribute());
    }
    if (dice < 55) {
      return () -> faces.deleteAttributes(account, anyFace());
    }
    if (dice < 70) {
      return () -> lists.attach(account, anyList(), someFaces());
    }
    if (dice < 82) {
      return () -> lists.detach(account, anyList(), someFaces());
    }
    if (dice < 90) {
      return () -> faces.delete(account, anyFace());
    }
    if (dice < 97) {
      return () -> faces.deleteAll(account, someFaces(), true);
    }
    UUID replacement = newList();
    return () -> {
      UUID list = anyList();
      knownLists.set(knownLists.indexOf(list), replacement);
      return lists.delete(account, list, dice == 99);
    };
  }

  private NewFace newFace() {
    List<UUID> attached = random.nextBoolean() ? List.of(anyList()) : List.of();
    AttributeSource attribute = random.nextInt(5) == 0 ? null : attribute();
    return new NewFace(attribute, "", "", "", null, attached);
  }

  private AttributeSource attribute() {
    List<Descriptor> descriptors = new ArrayList<>();
    descriptors.add(descriptor(DescriptorVersions.FACE_512, 512));
    if (random.nextInt(3) == 0) {
      descriptors.add(descriptor(DescriptorVersions.FACE_128, 128));
    }
    return new AttributeSource.Given(new AttributeData(descriptors, List.of(), null, List.of()));
  }

  private Descriptor descriptor(int version, int components) {
    byte[] bytes = new byte[components];
    random.nextBytes(bytes);
    return new Descriptor(version, bytes);
  }

  private UUID anyFace() {
    synchronized (known) {
      return known.isEmpty() ? UUID.randomUUID() : known.get(random.nextInt(known.size()));
    }
  }

  private List<UUID> someFaces() {
    List<UUID> some = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      some.add(anyFace());
    }
    return some;
  }

  private UUID anyList() {
    return knownLists.get(random.nextInt(knownLists.size()));
  }

  private UUID newList() {
    UUID list = UUID.randomUUID();
    pool.preparedQuery("INSERT INTO list (list_id, account_id) VALUES ($1, $2)")
        .execute(Tuple.of(list, account))
        .await()
        .atMost(Duration.ofSeconds(30));
    return list;
  }
}
