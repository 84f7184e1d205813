package dev.perigee.enrol.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Turns one photo into one face: detector, extractor, face. */
final class Enroller {
  private static final int LONGEST_USER_DATA = 128;
  private static final int LONGEST_EXTERNAL_ID = 36;

  private final ApiClient api;
  private final Gallery gallery;
  private final String detector;

  Enroller(ApiClient api, Gallery gallery, boolean bestFace) {
    this.api = api;
    this.gallery = gallery;
    this.detector = "/6/detector?multiface_policy=" + (bestFace ? 2 : 0);
  }

  /**
   * Enrols the photo.
   *
   * @return id of the face
   * @throws RefusedException when the photo, or what is known of it, cannot be used
   */
  String enrol(Photo photo) {
    check(photo);
    try {
      String sample = detect(photo);
      try {
        return gallery.add(photo, extract(sample), sample);
      } catch (ApiFailure | RefusedException e) {
        api.delete("/6/samples/faces/" + sample);
        throw e;
      }
    } catch (ApiFailure | IOException e) {
      throw new RefusedException(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private static void check(Photo photo) {
    if (photo.person().isBlank() || photo.person().length() > LONGEST_USER_DATA) {
      throw new RefusedException("the name of the person must have 1 to 128 characters");
    }
    if (photo.externalId().length() > LONGEST_EXTERNAL_ID) {
      throw new RefusedException("the external id has more than 36 characters");
    }
    if (!Files.isReadable(photo.file())) {
      throw new RefusedException("the file does not exist or cannot be read");
    }
  }

  /** Id of the one sample. */
  private String detect(Photo photo) throws IOException {
    String type =
        MediaTypes.of(photo.file())
            .orElseThrow(() -> new RefusedException("not a kind of image the server takes"));
    JsonNode image =
        api.post(detector, type, Files.readAllBytes(photo.file())).path("images").path(0);
    JsonNode error = image.path("error");
    if (error.path("error_code").asInt() != 0) {
      throw new RefusedException(error.path("detail").asText());
    }
    JsonNode samples = image.path("detections").path("samples");
    if (samples.size() != 1) {
      throw new RefusedException(samples.isEmpty() ? "no face found" : "several faces found");
    }
    return samples.get(0).path("face").path("sample_id").asText();
  }

  /** Id of the temporary attribute with the descriptor. */
  private String extract(String sample) throws IOException {
    JsonNode extracted = api.post("/6/extractor?extract_descriptor=1", List.of(sample)).path(0);
    if (!extracted.hasNonNull("attribute_id")) {
      throw new RefusedException("no descriptor could be extracted");
    }
    return extracted.get("attribute_id").asText();
  }
}
