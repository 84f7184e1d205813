package dev.perigee.handler.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.blob.Blob;
import dev.perigee.blob.BlobInfo;
import dev.perigee.blob.BlobKey;
import dev.perigee.blob.BlobKind;
import dev.perigee.blob.BlobStore;
import dev.perigee.blob.ByteRange;
import dev.perigee.blob.NewBlob;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.FaceView;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.ImageSource;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.Person;
import dev.perigee.estimation.ScoredDescriptor;
import dev.perigee.event.EventContext;
import dev.perigee.event.Events;
import dev.perigee.event.JointSave;
import dev.perigee.event.NewEvent;
import dev.perigee.event.notify.EventMessage;
import dev.perigee.event.notify.GeneralEventMessage;
import dev.perigee.event.notify.Notifications;
import dev.perigee.face.JointCreation;
import dev.perigee.handler.Policies;
import dev.perigee.handler.PolicyReader;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.Match;
import dev.perigee.matching.MatchScope;
import dev.perigee.matching.Matcher;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.time.Times;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.ImageFormat;
import dev.perigee.vision.Rect;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The pipeline between stores that fail when they are told to. */
@QuarkusTest
class EventPipelineTest {
  private static final UUID ACCOUNT = UUID.randomUUID();
  private static final Instant NOW = Times.now();

  @Inject PolicyReader policies;
  @Inject ObjectMapper mapper;

  private final Set<BlobKey> kept = new HashSet<>();
  private final List<NewEvent> events = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private int refusedFrom = Integer.MAX_VALUE;
  private boolean recordsFail;
  private ApiException refusal = ApiException.inBody(ErrorCode.LISTS_NOT_FOUND, ACCOUNT);

  private static final String STORE_ALL =
      """
      {"storage_policy": {
        "image_origin_policy": {"store_image": 1},
        "attribute_policy": {"store_attribute": 1},
        "face_policy": {"store_face": 1},
        "callbacks": [{"type": "http", "url": "http://192.0.2.1/"},
                      {"type": "luna-ws-notification"}]}}""";

  @Test
  void everything_is_kept_and_told_when_nothing_fails() throws IOException {
    ObjectNode answer = run(STORE_ALL, 2);

    assertThat(answer.path("events")).hasSize(2);
    assertThat(kept).hasSize(3); // two samples and one photo
    assertThat(events).hasSize(2);
    // Policy and callback both notify; the callback over HTTP has both events in one message.
    assertThat(told).containsExactlyInAnyOrder("socket", "socket", "socket", "socket", "http 2");
  }

  @Test
  void a_blob_that_is_refused_takes_the_others_with_it() {
    for (int refused = 0; refused < 3; refused++) {
      refusedFrom = refused;

      assertThatThrownBy(() -> run(STORE_ALL, 2)).hasMessageContaining("full");

      assertThat(kept).isEmpty();
      assertThat(events).isEmpty();
      assertThat(told).isEmpty();
    }
  }

  @Test
  void records_that_cannot_be_written_leave_no_blob() {
    recordsFail = true;

    assertThatThrownBy(() -> run(STORE_ALL, 2)).isInstanceOf(ApiException.class);
    assertThatThrownBy(() -> run("{}", 2)).isInstanceOf(ApiException.class);

    assertThat(kept).isEmpty();
    assertThat(events).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void events_that_may_be_stored_later_keep_their_blobs() {
    recordsFail = true;
    refusal = ApiException.status(503, ErrorCode.HEALTH, "the events may be stored later");

    assertThatThrownBy(() -> run("{}", 2)).isInstanceOf(ApiException.class);

    assertThat(kept).hasSize(2);
    assertThat(told).isEmpty();
  }

  @Test
  void what_the_policies_switch_off_is_not_kept_and_not_told() throws IOException {
    ObjectNode answer =
        run(
            """
            {"storage_policy": {
              "face_sample_policy": {"store_sample": 0},
              "event_policy": {"store_event": 0},
              "notification_policy": {"send_notification": 0},
              "callbacks": [{"type": "http", "url": "http://192.0.2.1/", "enable": 0}]}}""",
            1);

    assertThat(kept).isEmpty();
    assertThat(events).isEmpty();
    assertThat(told).isEmpty();
    assertThat(answer.at("/events/0/url").isNull()).isTrue();
    assertThat(answer.at("/events/0/detections/0/samples/face/sample_id").isNull()).isTrue();
  }

  private ObjectNode run(String json, int people) throws IOException {
    Policies read = policies.read(mapper.readTree(json), "").policies();
    EventPipeline pipeline =
        new EventPipeline(
            new MatchStage(new NoMatcher()),
            new BlobStage(new Blobs()),
            new RecordStage(new Joint(), new Saved()),
            new EventShaper(mapper),
            new Announcements(
                new Sockets(), (callback, body, requestId) -> told.add(called(body))));
    EstimationRequest request = EstimationRequest.of(ImageType.PHOTO, Set.of());
    ImageFindings image =
        new ImageFindings(
            InputImage.of("a.jpg", new ImageSource.Encoded(new byte[1])),
            null,
            null,
            ImageFormat.JPEG,
            new byte[1],
            List.of(),
            List.of(),
            null);
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      Shot shot = Shot.of(image, ImageType.PHOTO, person());
      drafts.add(
          Draft.of(List.of(shot), null, request, new Draft.Setting(EventContext.NONE, NOW, NOW)));
    }
    return pipeline
        .run(
            new Job(ACCOUNT, UUID.randomUUID(), read, NOW, "1,x"),
            drafts,
            new GeneratedEvents.Frame(
                JsonNodeFactory.instance.arrayNode(), JsonNodeFactory.instance.objectNode()))
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private static Person person() {
    return new Person(
        new FaceFinding(
            new FaceView(new Rect(1, 2, 3, 4), null, null, null, null, null, null),
            new byte[] {1},
            new ScoredDescriptor(new Descriptor(1001, new byte[512]), 0.9f),
            Estimates.NONE,
            true),
        null);
  }

  private static String called(JsonNode body) {
    return "http " + body.path("events").size();
  }

  private static final class NoMatcher implements Matcher {
    @Override
    public void check(CandidateGroup group, String filtersPath, String targetsPath) {}

    @Override
    public Uni<List<List<List<Match>>>> match(
        MatchScope scope, List<Descriptor> references, List<CandidateGroup> groups) {
      throw new AssertionError("no policy asks for it");
    }
  }

  private final class Sockets implements Notifications {
    @Override
    public void send(EventMessage message) {
      told.add("socket");
    }

    @Override
    public void send(GeneralEventMessage message) {
      throw new AssertionError("these are no general events");
    }
  }

  private final class Joint implements JointCreation {
    @Override
    public Uni<Void> create(
        UUID accountId,
        List<FaceToBe> faces,
        List<AttributeToBe> attributes,
        Function<SqlClient, Uni<Void>> rest) {
      return recordsFail ? Uni.createFrom().failure(refusal) : rest.apply(null);
    }
  }

  private final class Saved implements Events {
    @Override
    public Uni<Void> save(UUID accountId, List<NewEvent> some, boolean waitSaving) {
      if (recordsFail) {
        return Uni.createFrom().failure(refusal);
      }
      events.addAll(some);
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<JointSave> prepare(UUID accountId, List<NewEvent> some) {
      return Uni.createFrom()
          .item(
              new JointSave() {
                @Override
                public Uni<Void> write(SqlClient sql) {
                  return save(accountId, some, true);
                }

                @Override
                public void committed() {}
              });
    }
  }

  private final class Blobs implements BlobStore {
    private int puts;

    @Override
    public Uni<BlobInfo> put(BlobKey key, NewBlob blob, Multi<Buffer> content) {
      if (puts++ >= refusedFrom) {
        return Uni.createFrom().failure(ApiException.of(ErrorCode.STORAGE_FULL));
      }
      kept.add(key);
      return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<Boolean> putThumbnail(BlobKey key, BlobInfo image, Buffer content) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Optional<Blob>> get(BlobKey key, UUID scope, ByteRange range) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Optional<BlobInfo>> head(BlobKey key, UUID scope) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Uni<Boolean> delete(BlobKey key, UUID scope) {
      return Uni.createFrom().item(kept.remove(key));
    }

    @Override
    public Uni<Integer> deleteAll(String bucket, BlobKind kind, Collection<UUID> ids, UUID scope) {
      throw new UnsupportedOperationException();
    }
  }
}
