package dev.perigee.enrol.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The list that photos are enrolled into. */
final class Gallery {
  private static final int PAGE = 1000;
  private static final String LEAST_ID = "00000000-0000-0000-0000-000000000000";

  private final ApiClient api;
  private final String listId;

  private Gallery(ApiClient api, String listId) {
    this.api = api;
    this.listId = listId;
  }

  /** The list of that name, made when there is none. */
  static Gallery open(ApiClient api, String name) throws IOException {
    JsonNode found = api.get("/6/lists?page_size=1&user_data__eq=" + encode(name)).path("lists");
    String id =
        found.isEmpty()
            ? api.post("/6/lists", Map.of("user_data", name)).path("list_id").asText()
            : found.get(0).path("list_id").asText();
    return new Gallery(api, id);
  }

  /** External ids of all faces in the list. */
  Set<String> externalIds() throws IOException {
    Set<String> ids = new HashSet<>();
    String from = LEAST_ID;
    while (true) {
      // Pages by id: faces that are added meanwhile do not shift them.
      JsonNode page =
          api.get(
                  "/6/faces?targets=face_id,external_id&page_size="
                      + PAGE
                      + "&list_id="
                      + listId
                      + "&face_id__gte="
                      + from)
              .path("faces");
      page.forEach(face -> ids.add(face.path("external_id").asText()));
      if (page.size() < PAGE) {
        return ids;
      }
      from = page.get(PAGE - 1).path("face_id").asText();
    }
  }

  /** Id of the face with the external id, empty when the list has none. */
  Optional<String> find(String externalId) throws IOException {
    JsonNode faces =
        api.get(
                "/6/faces?targets=face_id&page_size=1&list_id="
                    + listId
                    + "&external_ids="
                    + encode(externalId))
            .path("faces");
    return faces.isEmpty() ? Optional.empty() : Optional.of(faces.get(0).path("face_id").asText());
  }

  /**
   * Adds a face to the list, at most once even when the answer got lost.
   *
   * @return id of the face
   */
  String add(Photo photo, String attributeId, String sampleId) throws IOException {
    Map<String, Object> face =
        Map.of(
            "attribute", Map.of("attribute_id", attributeId),
            "external_id", photo.externalId(),
            "user_data", photo.person(),
            "avatar", "/6/samples/faces/" + sampleId,
            "lists", List.of(listId));
    try {
      return api.post("/6/faces", face).path("face_id").asText();
    } catch (IOException e) {
      Optional<String> stored = find(photo.externalId());
      if (stored.isPresent()) {
        return stored.get();
      }
      throw e;
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
