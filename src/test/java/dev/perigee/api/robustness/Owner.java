package dev.perigee.api.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.api.Photos;
import dev.perigee.api.robustness.Belongings.AttributeState;
import dev.perigee.api.robustness.Belongings.FaceState;
import dev.perigee.api.robustness.Http.Answer;
import dev.perigee.api.robustness.Tenant.Kind;
import dev.perigee.descriptor.Descriptor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes that an account makes to what is its own, and what follows for the oracle. */
final class Owner {
  private static final byte[] SAMPLE = Photos.gray(250, 250);

  private final Tenant tenant;
  private final Belongings own;

  Owner(Tenant tenant) {
    this.tenant = tenant;
    this.own = tenant.own;
  }

  void createFace() {
    Map<String, Object> body = new HashMap<>();
    FaceState face = new FaceState();
    if (tenant.chance(80)) {
      face.userData = tenant.any(Tenant.NOTES);
      body.put("user_data", face.userData);
    }
    if (tenant.chance(80)) {
      face.externalId = tenant.any(Tenant.BADGES);
      body.put("external_id", face.externalId);
    }
    if (tenant.chance(85)) {
      body.put("attribute", attribute(face));
    }
    if (!own.lists.isEmpty() && tenant.chance(60)) {
      String list = Belongings.any(tenant.random, own.lists.keySet());
      face.lists.add(list);
      body.put("lists", List.of(list));
    }
    Answer answer = tenant.expect(201, "create face", tenant.http.json("POST", "/6/faces", body));
    String id = answer.json().path("face_id").asText();
    own.faces.put(id, face);
    tenant.made(Kind.FACE, id);
  }

  /** An attribute for the face: a stored one, a descriptor, or basic attributes alone. */
  private Map<String, Object> attribute(FaceState face) {
    face.attributed = true;
    face.attributeId = null;
    List<String> free = own.freeAttributes();
    if (!free.isEmpty() && tenant.chance(30)) {
      face.attributeId = tenant.any(free);
      face.descriptor = own.attributes.get(face.attributeId).descriptor();
      return Map.of("attribute_id", face.attributeId);
    }
    face.descriptor = descriptorOrNone();
    return data(face.descriptor);
  }

  private Descriptor descriptorOrNone() {
    return tenant.chance(85) ? tenant.any(Tenant.PEOPLE) : null;
  }

  private static Map<String, Object> data(Descriptor descriptor) {
    return descriptor == null
        ? Map.of("basic_attributes", Map.of("age", 33, "gender", 1, "ethnicity", 2))
        : Map.of("face_descriptors", List.of(Tenant.given(descriptor)));
  }

  void patchFace() {
    String id = anyFace();
    if (id == null) {
      return;
    }
    String note = tenant.any(Tenant.NOTES);
    String badge = tenant.any(Tenant.BADGES);
    tenant.expect(
        204,
        "patch face",
        tenant.http.json(
            "PATCH", "/6/faces/" + id, Map.of("user_data", note, "external_id", badge)));
    own.faces.get(id).userData = note;
    own.faces.get(id).externalId = badge;
  }

  void putAttribute() {
    String id = anyFace();
    if (id == null) {
      return;
    }
    tenant.expect(
        204,
        "put attribute",
        tenant.http.json("PUT", "/6/faces/" + id + "/attributes", attribute(own.faces.get(id))));
  }

  void deleteFaceAttribute() {
    String id = anyFace();
    if (id == null) {
      return;
    }
    tenant.expect(
        204, "delete attribute of face", tenant.http.delete("/6/faces/" + id + "/attributes"));
    FaceState face = own.faces.get(id);
    face.attributed = false;
    face.descriptor = null;
    face.attributeId = null;
  }

  void deleteFace() {
    String id = anyFace();
    if (id == null) {
      return;
    }
    tenant.expect(204, "delete face", tenant.http.delete("/6/faces/" + id));
    own.forget(id);
  }

  void deleteFaces() {
    List<String> ids = someFaces(3);
    if (ids.isEmpty()) {
      return;
    }
    String foreign = tenant.foreign(Kind.FACE);
    List<String> asked = new ArrayList<>(ids);
    if (foreign != null) {
      asked.add(foreign);
    }
    boolean ignore = tenant.chance(50);
    Answer answer =
        tenant.http.json(
            "DELETE", "/6/faces?ignore=" + (ignore ? 1 : 0), Map.of("face_ids", asked));
    if (foreign != null && !ignore) {
      tenant.refused(400, 22004, "delete faces with a foreign one", answer, foreign);
    } else {
      tenant.expect(204, "delete faces", answer, foreign);
      ids.forEach(own::forget);
    }
  }

  void createList() {
    String note = tenant.any(Tenant.NOTES);
    Answer answer =
        tenant.expect(
            201, "create list", tenant.http.json("POST", "/6/lists", Map.of("user_data", note)));
    String id = answer.json().path("list_id").asText();
    own.lists.put(id, note);
    tenant.made(Kind.LIST, id);
  }

  void patchList() {
    String id = anyList();
    if (id == null) {
      return;
    }
    String note = tenant.any(Tenant.NOTES);
    tenant.expect(
        204, "patch list", tenant.http.json("PATCH", "/6/lists/" + id, Map.of("user_data", note)));
    own.lists.put(id, note);
  }

  void deleteList() {
    String id = anyList();
    if (id == null || own.lists.size() < 3) {
      return;
    }
    boolean withFaces = tenant.chance(20);
    tenant.expect(
        204,
        "delete list",
        tenant.http.delete("/6/lists/" + id + "?with_faces=" + (withFaces ? 1 : 0)));
    own.forgetList(id, withFaces);
  }

  void link() {
    String list = anyList();
    List<String> ids = someFaces(4);
    if (list == null || ids.isEmpty()) {
      return;
    }
    boolean attach = tenant.chance(65);
    Map<String, Object> body = Map.of("action", attach ? "attach" : "detach", "face_ids", ids);
    tenant.expect(204, "link", tenant.http.json("PATCH", "/6/lists/" + list + "/faces", body));
    for (String id : ids) {
      Set<String> lists = own.faces.get(id).lists;
      if (attach) {
        lists.add(list);
      } else {
        lists.remove(list);
      }
    }
  }

  void createAttribute() {
    Descriptor descriptor = descriptorOrNone();
    Answer answer =
        tenant.expect(
            201,
            "create attribute",
            tenant.http.json("POST", "/6/attributes?ttl=7200", data(descriptor)));
    String id = answer.json().path("attribute_id").asText();
    own.attributes.put(id, new AttributeState(descriptor));
    tenant.made(Kind.ATTRIBUTE, id);
  }

  void deleteAttribute() {
    List<String> free = own.freeAttributes();
    if (free.size() < 5) {
      return;
    }
    String id = tenant.any(free);
    tenant.expect(204, "delete attribute", tenant.http.delete("/6/attributes/" + id));
    own.attributes.remove(id);
  }

  void saveSample() {
    Answer answer =
        tenant.expect(
            201, "save sample", tenant.http.send("POST", "/6/samples/faces", "image/jpeg", SAMPLE));
    JsonNode id = answer.json().path("sample_id");
    assertThat(id.isTextual()).isTrue();
    own.samples.add(id.asText());
    tenant.made(Kind.SAMPLE, id.asText());
  }

  void deleteSample() {
    if (own.samples.isEmpty()) {
      return;
    }
    String id = Belongings.any(tenant.random, own.samples);
    tenant.expect(204, "delete sample", tenant.http.delete("/6/samples/faces/" + id));
    own.samples.remove(id);
  }

  private String anyFace() {
    return own.faces.isEmpty() ? null : Belongings.any(tenant.random, own.faces.keySet());
  }

  private String anyList() {
    return own.lists.isEmpty() ? null : Belongings.any(tenant.random, own.lists.keySet());
  }

  private List<String> someFaces(int most) {
    List<String> all = new ArrayList<>(own.faces.keySet());
    Collections.shuffle(all, tenant.random);
    return all.subList(0, Math.min(all.size(), 1 + tenant.random.nextInt(most)));
  }
}
