package dev.perigee.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorVersions;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Events for tests. */
public final class TestEvents {
  public static final UUID HANDLER = UUID.fromString("88c5dd7e-693b-4386-92bc-0c31a150a7d0");
  public static final UUID STREAM = UUID.fromString("b668c4a5-2191-476e-a261-3b4f9ce2e25e");
  public static final UUID FACE = UUID.fromString("e88b8804-fedb-4dc3-8a59-171caf416571");
  public static final UUID MATCHED = UUID.fromString("791f002e-919c-459d-b766-cba9f4130853");
  public static final UUID LIST = UUID.fromString("557d54ec-29ad-4f3c-93b4-c9092ef12515");
  public static final UUID SAMPLE = UUID.fromString("141d2706-8baf-433b-82eb-8c7fada847da");
  private static final Random RANDOM = new Random(11);

  private TestEvents() {}

  /** An event with something in every field. */
  public static NewEvent full(Instant createTime) {
    return new NewEvent(
        null,
        HANDLER,
        createTime,
        createTime.plusSeconds(2),
        new EventContext(
            "badge-7",
            "Night Shift",
            "cam 1",
            STREAM,
            "track_1",
            new Location("Moscow", "CAD", "Mitino", "Arbat", "12", new GeoPosition(36.616, 55.752)),
            List.of("vip", "door"),
            meta()),
        List.of(detection(createTime)),
        List.of(detection(createTime)),
        new FaceEstimates(1, 27, 5, 1, 3, 1, 1),
        new BodyEstimates(
            1,
            30,
            1,
            "black",
            "long",
            List.of("black", "red"),
            "trousers",
            List.of("blue"),
            "white",
            0),
        List.of(
            new MatchResult("strangers", List.of()),
            new MatchResult("vip list", List.of(candidate(0.97), candidate(0.5)))),
        FACE,
        List.of(LIST),
        List.of(descriptor()));
  }

  /** An event with nothing but a creation time. */
  public static NewEvent bare(Instant createTime) {
    return NewEvent.of(null, createTime, EventContext.NONE);
  }

  public static NewEvent of(Instant createTime, EventContext context) {
    return NewEvent.of(HANDLER, createTime, context);
  }

  public static ObjectNode meta() {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    meta.put("speed", 36.6).put("lane", 5).put("plate", "A123").putNull("nothing");
    meta.putObject("zone").put("name", "north gate").put("floor", -1);
    return meta;
  }

  private static EventDetection detection(Instant time) {
    return new EventDetection(
        SAMPLE, time, 1.5, "/6/images/" + SAMPLE, new EventDetection.Box(1, 2, 3, 4));
  }

  private static MatchResult.Candidate candidate(double similarity) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode().put("face_id", MATCHED.toString());
    return new MatchResult.Candidate(
        MatchResult.Origin.FACE, MATCHED, "badge-9", similarity, shown);
  }

  public static Descriptor descriptor() {
    byte[] components = new byte[512];
    RANDOM.nextBytes(components);
    return new Descriptor(DescriptorVersions.FACE_512, components);
  }
}
