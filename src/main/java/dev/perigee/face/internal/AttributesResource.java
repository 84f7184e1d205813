package dev.perigee.face.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.account.CallerContext;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.face.AttributeData;
import dev.perigee.face.Attributes;
import dev.perigee.face.TemporaryAttribute;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.Answers;
import dev.perigee.platform.http.MultipartBody;
import dev.perigee.platform.json.BodyFormat;
import dev.perigee.platform.json.Targets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.Separator;

/** {@code /6/attributes}: temporary attributes. */
@Path("/6/attributes")
public class AttributesResource {
  private static final String DESCRIPTOR = "face_descriptor";

  private final Attributes attributes;
  private final AttributeParts parts;
  private final CallerContext callers;
  private final Targets targets;

  AttributesResource(
      Attributes attributes, AttributeParts parts, CallerContext callers, Targets targets) {
    this.attributes = attributes;
    this.parts = parts;
    this.callers = callers;
    this.targets = targets;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<RestResponse<AttributeCreated>> create(
      AttributeBody body, @RestQuery @DefaultValue("300") int ttl) {
    return create(body.data(""), ttl);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Uni<RestResponse<AttributeCreated>> create(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      @RestQuery @DefaultValue("300") int ttl) {
    return create(parts.read(MultipartBody.parse(type, body)), ttl);
  }

  private Uni<RestResponse<AttributeCreated>> create(AttributeData data, int ttl) {
    return attributes
        .create(callers.current().accountId(), data, Duration.ofSeconds(ttl))
        .map(id -> new AttributeCreated(id, "/6/attributes/" + id))
        .map(created -> Answers.created(created.url(), created));
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<AttributePage> page(
      @RestQuery("attribute_ids") @Separator(",") List<UUID> attributeIds,
      @RestQuery("account_id") UUID accountId,
      @RestQuery @DefaultValue("1") int page,
      @RestQuery("page_size") @DefaultValue("10") int pageSize,
      @RestQuery("targets") @Separator(",") List<String> fields,
      @RestQuery("descriptor_version") Integer version) {
    return attributes
        .byIds(callers.current().readScope(accountId), new LinkedHashSet<>(attributeIds))
        .map(
            found ->
                found.stream()
                    .skip((page - 1L) * pageSize)
                    .limit(pageSize)
                    .map(attribute -> view(attribute, fields, version))
                    .toList())
        .map(AttributePage::new);
  }

  @GET
  @Path("/{attribute_id}")
  @Produces({MediaType.APPLICATION_JSON, BodyFormat.MSGPACK_TYPE})
  public Uni<JsonNode> get(
      @RestPath("attribute_id") UUID attributeId,
      @RestQuery("targets") @Separator(",") List<String> fields,
      @RestQuery("descriptor_version") Integer version) {
    return find(attributeId)
        .map(
            attribute -> {
              JsonNode view = view(attribute, fields, version);
              if (view.path(DESCRIPTOR).isNull() && !attribute.data().descriptors().isEmpty()) {
                throw ApiException.of(
                    ErrorCode.DESCRIPTOR_NOT_FOUND, orDefault(version), attributeId);
              }
              return view;
            });
  }

  @GET
  @Path("/{attribute_id}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public Uni<byte[]> components(
      @RestPath("attribute_id") UUID attributeId,
      @RestQuery("descriptor_version") Integer version) {
    return descriptor(attributeId, version, Descriptor::components);
  }

  @GET
  @Path("/{attribute_id}")
  @Produces("application/x-sdk-descriptor")
  public Uni<byte[]> sdkDescriptor(
      @RestPath("attribute_id") UUID attributeId,
      @RestQuery("descriptor_version") Integer version) {
    return descriptor(attributeId, version, DescriptorFormats::toSdk);
  }

  private Uni<byte[]> descriptor(
      UUID attributeId, Integer version, Function<Descriptor, byte[]> form) {
    return find(attributeId)
        .map(attribute -> AttributeView.descriptor(attribute.data(), orDefault(version), form))
        .onItem()
        .ifNull()
        .failWith(
            () -> ApiException.of(ErrorCode.DESCRIPTOR_NOT_FOUND, orDefault(version), attributeId));
  }

  @HEAD
  @Path("/{attribute_id}")
  public Uni<RestResponse<Void>> head(@RestPath("attribute_id") UUID attributeId) {
    return find(attributeId).map(Heads::json);
  }

  @DELETE
  @Path("/{attribute_id}")
  public Uni<Void> delete(@RestPath("attribute_id") UUID attributeId) {
    return attributes
        .delete(callers.current().accountId(), attributeId)
        .invoke(
            found -> {
              if (!found) {
                throw ApiException.of(ErrorCode.ATTRIBUTE_NOT_FOUND, attributeId);
              }
            })
        .replaceWithVoid();
  }

  @GET
  @Path("/{attribute_id}/samples")
  public Uni<AttributeView.SampleIds> samples(@RestPath("attribute_id") UUID attributeId) {
    return find(attributeId).map(found -> AttributeView.SampleIds.of(found.data()));
  }

  private Uni<TemporaryAttribute> find(UUID attributeId) {
    return attributes
        .byIds(callers.current().readScope(null), List.of(attributeId))
        .map(
            found -> {
              if (found.isEmpty()) {
                throw ApiException.of(ErrorCode.ATTRIBUTE_NOT_FOUND, attributeId);
              }
              return found.getFirst();
            });
  }

  private JsonNode view(TemporaryAttribute attribute, List<String> fields, Integer version) {
    byte[] descriptor =
        AttributeView.descriptor(attribute.data(), orDefault(version), Descriptor::components);
    return targets.of(AttributeView.Temporary.of(attribute, descriptor), fields);
  }

  private static int orDefault(Integer version) {
    return version == null ? DescriptorVersions.defaultVersion() : version;
  }

  /** Answer to a creation. */
  public record AttributeCreated(UUID attributeId, String url) {}

  /** Answer to a query. */
  public record AttributePage(List<JsonNode> attributes) {}
}
