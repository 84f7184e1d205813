package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.estimation.Aggregate;
import dev.perigee.estimation.BodyFinding;
import dev.perigee.estimation.BodyView;
import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.EstimationService;
import dev.perigee.estimation.FaceFinding;
import dev.perigee.estimation.FaceView;
import dev.perigee.estimation.Findings;
import dev.perigee.estimation.ImageFindings;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.Person;
import dev.perigee.handler.EstimationPlan;
import dev.perigee.handler.internal.generate.StreamInputs.Piece;
import dev.perigee.handler.internal.generate.StreamInputs.Source;
import dev.perigee.handler.internal.generate.StreamInputs.Subject;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorBody;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Rect;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes events of what cameras' programs have found: whole photos, and people cut out of frames.
 */
@ApplicationScoped
class StreamGenerator {
  private final EstimationService estimation;
  private final EstimationPlan plan;
  private final EventPipeline pipeline;
  private final StreamContexts contexts;
  private final ObjectMapper mapper;

  StreamGenerator(
      EstimationService estimation,
      EstimationPlan plan,
      EventPipeline pipeline,
      StreamContexts contexts,
      ObjectMapper mapper) {
    this.estimation = estimation;
    this.plan = plan;
    this.pipeline = pipeline;
    this.contexts = contexts;
    this.mapper = mapper;
  }

  /**
   * As {@link dev.perigee.handler.EventGenerator#generate}.
   *
   * @param body fits the schema {@code StreamEvents}
   */
  Uni<ObjectNode> generate(Job job, JsonNode body) {
    StreamInputs inputs = StreamInputs.of(body);
    boolean aggregate = body.path("aggregate_attributes").asInt() == 1;
    boolean exif = body.path("use_exif_info").asInt(1) == 1;
    Map<ImageType, Findings> found = new EnumMap<>(ImageType.class);
    Map<ImageType, EstimationRequest> requests = new EnumMap<>(ImageType.class);
    return Multi.createFrom()
        .iterable(inputs.images.keySet())
        .onItem()
        .transformToUniAndConcatenate(
            type -> {
              EstimationRequest request = plan.of(job.policies(), type, exif, aggregate);
              requests.put(type, request);
              return estimation
                  .estimate(job.accountId(), inputs.images.get(type), request)
                  .invoke(findings -> found.put(type, findings));
            })
        .collect()
        .last()
        .chain(
            done -> {
              EstimationRequest request =
                  requests.values().stream()
                      .findFirst()
                      .orElseGet(() -> plan.of(job.policies(), ImageType.PHOTO, exif, aggregate));
              List<Draft> drafts =
                  aggregate
                      ? together(job, body.path("source_data"), inputs, found, request)
                      : apart(job, inputs, found, request);
              return pipeline.run(job, drafts, frame(inputs, found));
            });
  }

  private GeneratedEvents.Frame frame(StreamInputs inputs, Map<ImageType, Findings> found) {
    List<GeneratedEvents.Image> entries = new ArrayList<>();
    for (Source source : inputs.sources) {
      entries.add(
          source.photo() >= 0
              ? GeneratedEvents.Image.of(at(found, ImageType.PHOTO, source.photo()))
              : new GeneratedEvents.Image(
                  source.filename(),
                  error(source, found).errorCode() == 0 ? 1 : 0,
                  error(source, found),
                  null,
                  null));
    }
    List<ImageFindings> all =
        found.values().stream().flatMap(one -> one.images().stream()).toList();
    return GeneratedEvents.Frame.of(entries, all, mapper);
  }

  /** The first error of the warps of a frame. */
  private static ErrorBody error(Source source, Map<ImageType, Findings> found) {
    return source.people().stream()
        .flatMap(
            person ->
                Stream.of(
                    errorOf(found, ImageType.FACE_WARP, person.face()),
                    errorOf(found, ImageType.BODY_WARP, person.body())))
        .filter(error -> error.errorCode() != 0)
        .findFirst()
        .orElse(ErrorBody.SUCCESS);
  }

  private static ErrorBody errorOf(Map<ImageType, Findings> found, ImageType type, Piece piece) {
    return piece == null || piece.warp() < 0
        ? ErrorBody.SUCCESS
        : at(found, type, piece.warp()).error();
  }

  private static ImageFindings at(Map<ImageType, Findings> found, ImageType type, int index) {
    return found.get(type).images().get(index);
  }

  private List<Draft> apart(
      Job job, StreamInputs inputs, Map<ImageType, Findings> found, EstimationRequest request) {
    List<Draft> drafts = new ArrayList<>();
    for (Source source : inputs.sources) {
      for (Person person : photo(source, found)) {
        Shot shot = Shot.of(at(found, ImageType.PHOTO, source.photo()), ImageType.PHOTO, person);
        drafts.add(Draft.of(List.of(shot), null, request, contexts.of(source.data(), job.now())));
      }
      for (Subject person : source.people()) {
        Shot shot = shot(source, person, found);
        if (shot != null) {
          JsonNode data = person.data().isObject() ? person.data() : source.data();
          drafts.add(Draft.of(List.of(shot), null, request, contexts.of(data, job.now())));
        }
      }
    }
    return drafts;
  }

  private static List<Person> photo(Source source, Map<ImageType, Findings> found) {
    return source.photo() < 0 ? List.of() : at(found, ImageType.PHOTO, source.photo()).persons();
  }

  private List<Draft> together(
      Job job,
      JsonNode data,
      StreamInputs inputs,
      Map<ImageType, Findings> found,
      EstimationRequest request) {
    List<Shot> shots = new ArrayList<>();
    JsonNode told = data;
    for (Source source : inputs.sources) {
      List<Person> persons = photo(source, found);
      if (persons.size() + source.people().size() > 1) {
        throw ApiException.of(
            ErrorCode.BAD_INPUT,
            "Attributes of several people in image '%s' cannot be aggregated"
                .formatted(source.filename()));
      }
      persons.forEach(
          person ->
              shots.add(
                  Shot.of(at(found, ImageType.PHOTO, source.photo()), ImageType.PHOTO, person)));
      for (Subject person : source.people()) {
        Shot shot = shot(source, person, found);
        if (shot != null) {
          shots.add(shot);
        }
        told = told.isObject() ? told : person.data();
      }
      told = told.isObject() ? told : source.data();
    }
    return shots.isEmpty()
        ? List.of()
        : List.of(
            Draft.of(shots, aggregate(found, request), request, contexts.of(told, job.now())));
  }

  /** Of everything that was estimated, whatever it was cut from. */
  private Aggregate aggregate(Map<ImageType, Findings> found, EstimationRequest request) {
    return estimation.aggregate(
        found.values().stream().flatMap(one -> one.images().stream()).toList(), request);
  }

  /** The person as one finding; null when nothing of it could be used. */
  private static Shot shot(Source source, Subject person, Map<ImageType, Findings> found) {
    FaceFinding face = face(person.face(), found);
    BodyFinding body = body(person.body(), found);
    if (face == null && body == null) {
      return null;
    }
    InputImage input =
        new InputImage(source.filename(), null, List.of(), List.of(), false, source.capture());
    ImageFindings frame =
        new ImageFindings(input, null, null, null, null, List.of(), List.of(), null);
    return new Shot(
        frame,
        ImageType.FACE_WARP,
        new Person(face, body),
        rect(person.face()),
        rect(person.body()));
  }

  private static Rect rect(Piece piece) {
    return piece == null ? null : piece.rect();
  }

  private static FaceFinding face(Piece piece, Map<ImageType, Findings> found) {
    if (piece == null) {
      return null;
    }
    if (piece.warp() < 0) { // only where it was is known
      FaceView place = new FaceView(piece.rect(), null, null, null, null, null, null);
      return new FaceFinding(place, null, null, Estimates.NONE, true);
    }
    return at(found, ImageType.FACE_WARP, piece.warp()).faces().stream().findFirst().orElse(null);
  }

  private static BodyFinding body(Piece piece, Map<ImageType, Findings> found) {
    if (piece == null) {
      return null;
    }
    if (piece.warp() < 0) {
      return new BodyFinding(new BodyView(piece.rect(), null, null), null, null, Estimates.NONE);
    }
    return at(found, ImageType.BODY_WARP, piece.warp()).persons().stream()
        .map(Person::body)
        .filter(body -> body != null)
        .findFirst()
        .orElse(null);
  }
}
