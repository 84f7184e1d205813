package dev.perigee.face.internal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.account.CallerContext;
import dev.perigee.face.Face;
import dev.perigee.face.FaceReader;
import dev.perigee.face.FaceTarget;
import dev.perigee.face.Faces;
import dev.perigee.face.Faces.FacePatch;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.json.Targets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.Separator;

/** {@code /6/faces/{face_id}}: one face. */
@Path("/6/faces/{face_id:" + Uuids.PATTERN + "}")
public class FaceResource {
  private final Faces faces;
  private final FaceReader reader;
  private final CallerContext callers;
  private final Targets targets;

  FaceResource(Faces faces, FaceReader reader, CallerContext callers, Targets targets) {
    this.faces = faces;
    this.reader = reader;
    this.callers = callers;
    this.targets = targets;
  }

  @GET
  public Uni<JsonNode> get(
      @RestPath("face_id") UUID faceId, @RestQuery("targets") @Separator(",") List<String> fields) {
    List<String> asked = FaceTarget.parse(fields).stream().map(FaceTarget::field).toList();
    return find(faceId).map(face -> targets.of(face, asked));
  }

  @HEAD
  public Uni<RestResponse<Void>> head(@RestPath("face_id") UUID faceId) {
    return find(faceId).map(Heads::json);
  }

  private Uni<Face> find(UUID faceId) {
    return reader
        .byIds(callers.current().readScope(null), List.of(faceId))
        .map(
            found -> {
              if (found.isEmpty()) {
                throw ApiException.of(ErrorCode.FACE_NOT_FOUND, faceId);
              }
              return found.get(faceId);
            });
  }

  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Void> patch(@RestPath("face_id") UUID faceId, FacePatchBody body) {
    return faces.patch(callers.current().accountId(), faceId, body.toPatch());
  }

  @DELETE
  public Uni<Void> delete(@RestPath("face_id") UUID faceId) {
    return faces.delete(callers.current().accountId(), faceId);
  }

  /** Fields to change. A class, because an event id that is null differs from an absent one. */
  public static final class FacePatchBody {
    private String externalId;
    private String userData;
    private String avatar;
    private boolean eventGiven;
    private UUID eventId;

    @JsonSetter
    public void setExternalId(String externalId) {
      this.externalId = externalId;
    }

    @JsonSetter
    public void setUserData(String userData) {
      this.userData = userData;
    }

    @JsonSetter
    public void setAvatar(String avatar) {
      this.avatar = avatar;
    }

    @JsonSetter
    public void setEventId(UUID eventId) {
      this.eventGiven = true;
      this.eventId = eventId;
    }

    @JsonIgnore
    FacePatch toPatch() {
      return new FacePatch(externalId, userData, avatar, eventGiven, eventId);
    }
  }
}
