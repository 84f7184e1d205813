package dev.perigee.api.contract;

import static java.util.Map.entry;

import dev.perigee.descriptor.DescriptorVersions;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Faces, lists and temporary attributes. */
@Singleton
class FaceSamples implements SampleSource {
  private static final Map<String, ?> ATTRIBUTE =
      Map.of(
          "face_descriptors",
          List.of(
              Map.of(
                  "descriptor",
                  Base64.getEncoder().encodeToString(new byte[512]),
                  "version",
                  DescriptorVersions.FACE_512)),
          "basic_attributes",
          Map.of("age", 30));

  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.ofEntries(
        entry("createAttribute", () -> json(ATTRIBUTE).post("/6/attributes")),
        entry("getAttributes", () -> luna().get("/6/attributes?attribute_ids=" + attribute())),
        entry("getAttribute", () -> luna().get("/6/attributes/" + attribute())),
        entry("headAttribute", () -> luna().head("/6/attributes/" + attribute())),
        entry("deleteAttribute", () -> luna().delete("/6/attributes/" + attribute())),
        entry("getAttributeSamples", () -> luna().get("/6/attributes/" + attribute() + "/samples")),
        entry("createFace", () -> json(Map.of("user_data", "x")).post("/6/faces")),
        entry("getFaces", () -> luna().get("/6/faces?face_ids=" + face())),
        entry("deleteFaces", () -> json(Map.of("face_ids", List.of(face()))).delete("/6/faces")),
        entry("countFaces", () -> luna().get("/6/faces/count")),
        entry("countFacesWithAttributes", () -> luna().get("/6/faces/attributes/count")),
        entry("getFace", () -> luna().get("/6/faces/" + face())),
        entry("headFace", () -> luna().head("/6/faces/" + face())),
        entry("patchFace", () -> json(Map.of("external_id", "badge")).patch("/6/faces/" + face())),
        entry("deleteFace", () -> luna().delete("/6/faces/" + face())),
        entry("putFaceAttributes", () -> json(ATTRIBUTE).put("/6/faces/" + face() + "/attributes")),
        entry("getFaceAttributes", () -> luna().get("/6/faces/" + face() + "/attributes")),
        entry("deleteFaceAttributes", () -> luna().delete("/6/faces/" + face() + "/attributes")),
        entry(
            "getFaceAttributeSamples",
            () -> luna().get("/6/faces/" + face() + "/attributes/samples")),
        entry("createList", () -> json(Map.of("user_data", "staff")).post("/6/lists")),
        entry("getLists", () -> luna().get("/6/lists?list_ids=" + list())),
        entry("deleteLists", () -> json(Map.of("list_ids", List.of(list()))).delete("/6/lists")),
        entry("countLists", () -> luna().get("/6/lists/count")),
        entry("getList", () -> luna().get("/6/lists/" + list())),
        entry("headList", () -> luna().head("/6/lists/" + list())),
        entry("patchList", () -> json(Map.of("user_data", "x")).patch("/6/lists/" + list())),
        entry("deleteList", () -> luna().delete("/6/lists/" + list())),
        entry(
            "linkFaces",
            () ->
                json(Map.of("action", "attach", "face_ids", List.of(face())))
                    .patch("/6/lists/" + list() + "/faces")),
        entry("auditIndex", () -> Callers.admin().get("/perigee/index/audit")));
  }

  private static RequestSpecification luna() {
    return Callers.luna();
  }

  private static RequestSpecification json(Object body) {
    return luna().contentType(ContentType.JSON).body(body);
  }

  private static String attribute() {
    return json(ATTRIBUTE).post("/6/attributes").path("attribute_id");
  }

  private static String face() {
    return json(Map.of("attribute", ATTRIBUTE)).post("/6/faces").path("face_id");
  }

  private static String list() {
    return luna().post("/6/lists").path("list_id");
  }
}
