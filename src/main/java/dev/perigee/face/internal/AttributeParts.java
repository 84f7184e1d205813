package dev.perigee.face.internal;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.DescriptorKind;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.face.AttributeData;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.http.MultipartBody;
import dev.perigee.platform.http.MultipartBody.Part;
import dev.perigee.platform.json.BodyFormat;
import dev.perigee.platform.json.StrictJson;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;

/**
 * An attribute in a multipart body: descriptors in parts of their own, the rest in one JSON part.
 *
 * <ul>
 *   <li>{@code application/x-sdk-descriptor}, {@code application/x-vl-xpk}: one descriptor
 *   <li>{@code application/octet-stream}: components of the default version
 *   <li>{@code application/json}: the other fields of an attribute
 * </ul>
 */
@Singleton
class AttributeParts {
  private static final String SCHEMA = "/components/schemas/AttributeData";

  private final StrictJson json;

  AttributeParts(StrictJson json) {
    this.json = json;
  }

  /**
   * @throws ApiException 11049 a part of another type, two JSON parts or two descriptors of one
   *     version; otherwise as {@link AttributeBody#data}
   */
  AttributeData read(MultipartBody form) {
    List<Descriptor> descriptors = new ArrayList<>();
    AttributeData rest = null;
    for (Part part : form.parts()) {
      String type = type(part);
      if (type.equals(MediaType.APPLICATION_JSON) && rest == null) {
        AttributeBody body = json.read(part.bytes(), BodyFormat.JSON, SCHEMA, AttributeBody.class);
        rest = body.data("");
        descriptors.addAll(rest.descriptors());
      } else {
        Descriptor descriptor = descriptor(part.bytes(), type);
        DescriptorVersions.get(descriptor.version(), DescriptorKind.FACE);
        descriptors.add(descriptor);
      }
    }
    if (descriptors.stream().map(Descriptor::version).distinct().count() < descriptors.size()) {
      throw broken("a descriptor version is given more than once");
    }
    return rest == null
        ? new AttributeData(descriptors, List.of(), null, List.of())
        : new AttributeData(
            descriptors, rest.descriptorSamples(), rest.basic(), rest.basicSamples());
  }

  private static Descriptor descriptor(byte[] bytes, String type) {
    return switch (type) {
      case "application/x-sdk-descriptor" -> DescriptorFormats.fromSdk(bytes);
      case "application/x-vl-xpk" -> DescriptorFormats.fromXpk(bytes);
      case MediaType.APPLICATION_OCTET_STREAM ->
          DescriptorFormats.fromRaw(DescriptorVersions.defaultVersion(), bytes);
      case MediaType.APPLICATION_JSON -> throw broken("more than one JSON part");
      default -> throw broken("a part has a content type that is not served here");
    };
  }

  private static String type(Part part) {
    String stated = part.contentType();
    try {
      MediaType type = stated == null ? MediaType.TEXT_PLAIN_TYPE : MediaType.valueOf(stated);
      return type.getType() + "/" + type.getSubtype();
    } catch (IllegalArgumentException malformed) {
      throw broken("a part has a malformed content type");
    }
  }

  private static ApiException broken(String what) {
    return ApiException.of(ErrorCode.MULTIPART_BROKEN, what);
  }
}
