package dev.perigee.face.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.account.CallerContext;
import dev.perigee.face.FaceReader;
import dev.perigee.face.FaceTarget;
import dev.perigee.face.Faces;
import dev.perigee.platform.http.Answers;
import dev.perigee.platform.json.BodyFormat;
import dev.perigee.platform.json.Targets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.Separator;

/** {@code /6/faces}: many faces, and new ones. */
@Path("/6/faces")
public class FacesResource {
  private final Faces faces;
  private final FaceReader reader;
  private final CallerContext callers;
  private final Targets targets;

  FacesResource(Faces faces, FaceReader reader, CallerContext callers, Targets targets) {
    this.faces = faces;
    this.reader = reader;
    this.callers = callers;
    this.targets = targets;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<RestResponse<FaceCreated>> create(NewFaceBody body) {
    NewFaceBody face = body == null ? NewFaceBody.EMPTY : body;
    return faces
        .create(callers.current().accountId(), face.toFace())
        .map(id -> new FaceCreated(id, "/6/faces/" + id))
        .map(created -> Answers.created(created.url(), created));
  }

  @GET
  public Uni<FacePage> page(
      @BeanParam FaceQuery query,
      @RestQuery @DefaultValue("1") int page,
      @RestQuery("page_size") @DefaultValue("10") int pageSize,
      @RestQuery("targets") @Separator(",") List<String> fields) {
    List<String> asked = FaceTarget.parse(fields).stream().map(FaceTarget::field).toList();
    return reader
        .page(query.filter(callers.current()), page, pageSize)
        .map(found -> found.stream().map(face -> targets.of(face, asked)).toList())
        .map(FacePage::new);
  }

  @DELETE
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Void> delete(FaceIds body, @RestQuery @DefaultValue("0") int ignore) {
    return faces.deleteAll(callers.current().accountId(), body.faceIds(), ignore == 1);
  }

  @GET
  @Path("/count")
  public Uni<FacesCount> count(@BeanParam FaceQuery query) {
    return reader.count(query.filter(callers.current())).map(FacesCount::new);
  }

  @GET
  @Path("/attributes/count")
  public Uni<FacesCount> countWithAttributes(@RestQuery("account_id") UUID accountId) {
    return reader.countWithAttributes(callers.current().readScope(accountId)).map(FacesCount::new);
  }

  /** Answer to a creation. */
  public record FaceCreated(UUID faceId, String url) {}

  /** Answer to a query. */
  public record FacePage(List<JsonNode> faces) {}

  /** Answer to a count. */
  public record FacesCount(long facesCount) {}

  /** Body that names faces. */
  public record FaceIds(List<UUID> faceIds) {}
}
