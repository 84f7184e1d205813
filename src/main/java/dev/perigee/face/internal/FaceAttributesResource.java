package dev.perigee.face.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.account.CallerContext;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.face.FaceAttributes;
import dev.perigee.face.FaceReader;
import dev.perigee.face.Faces;
import dev.perigee.platform.contract.Uuids;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.json.BodyFormat;
import dev.perigee.platform.json.Targets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;

/** {@code /6/faces/{face_id}/attributes}: what is known of one face. */
@Path("/6/faces/{face_id:" + Uuids.PATTERN + "}/attributes")
public class FaceAttributesResource {
  private static final String DESCRIPTOR = "face_descriptor";

  private final Faces faces;
  private final FaceReader reader;
  private final CallerContext callers;
  private final Targets targets;

  FaceAttributesResource(Faces faces, FaceReader reader, CallerContext callers, Targets targets) {
    this.faces = faces;
    this.reader = reader;
    this.callers = callers;
    this.targets = targets;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<Attributes> get(
      @RestPath("face_id") UUID faceId,
      @RestQuery("targets") @Separator(",") List<String> fields,
      @RestQuery("descriptor_format") @DefaultValue("raw") String format) {
    return read(faceId)
        .map(found -> AttributeView.OfFace.of(found, descriptor(found, fields, format)))
        .map(view -> new Attributes(targets.of(view, fields)));
  }

  /** Null when the face has no descriptor at all, or none was asked for. */
  private static byte[] descriptor(FaceAttributes found, List<String> fields, String format) {
    if (found.data().descriptors().isEmpty() || !fields.isEmpty() && !fields.contains(DESCRIPTOR)) {
      return null;
    }
    int version = DescriptorVersions.defaultVersion();
    Function<Descriptor, byte[]> form =
        "sdk".equals(format) ? DescriptorFormats::toSdk : Descriptor::components;
    byte[] bytes = AttributeView.descriptor(found.data(), version, form);
    if (bytes == null) {
      throw ApiException.of(ErrorCode.DESCRIPTOR_NOT_FOUND, version, found.faceId());
    }
    return bytes;
  }

  @PUT
  @Consumes({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<Void> put(@RestPath("face_id") UUID faceId, AttributeBody body) {
    return faces.putAttributes(callers.current().accountId(), faceId, body.source(""));
  }

  @DELETE
  public Uni<Void> delete(@RestPath("face_id") UUID faceId) {
    return faces.deleteAttributes(callers.current().accountId(), faceId);
  }

  @GET
  @Path("/samples")
  public Uni<AttributeView.SampleIds> samples(@RestPath("face_id") UUID faceId) {
    return read(faceId).map(found -> AttributeView.SampleIds.of(found.data()));
  }

  private Uni<FaceAttributes> read(UUID faceId) {
    return reader.attributes(callers.current().readScope(null), faceId);
  }

  /** Answer with the fields that were asked for. */
  public record Attributes(JsonNode attributes) {}
}
