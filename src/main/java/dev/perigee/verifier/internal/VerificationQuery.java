package dev.perigee.verifier.internal;

import dev.perigee.estimation.ImageType;
import jakarta.ws.rs.DefaultValue;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;

/** Query of a verification: whom to compare with, and what the images show. */
public record VerificationQuery(
    @RestQuery("face_ids") @Separator(",") List<UUID> faceIds,
    @RestQuery("event_ids") @Separator(",") List<UUID> eventIds,
    @RestQuery("attribute_ids") @Separator(",") List<UUID> attributeIds,
    @RestQuery("external_ids") @Separator(",") List<String> externalIds,
    @RestQuery("image_type") @DefaultValue("0") int imageType,
    @RestQuery("use_exif_info") @DefaultValue("1") int useExifInfo) {

  boolean namesNobody() {
    return faceIds.isEmpty()
        && eventIds.isEmpty()
        && attributeIds.isEmpty()
        && externalIds.isEmpty();
  }

  ImageType type() {
    return ImageType.of(imageType);
  }
}
