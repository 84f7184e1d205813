package dev.perigee.api.robustness;

import dev.perigee.api.robustness.Http.Answer;
import dev.perigee.api.robustness.Tenant.Kind;
import java.util.List;
import java.util.Map;

/**
 * Attempts on what belongs to the other account: each answered as if it did not exist. That nothing
 * happens to it shows in the other account's own oracle.
 */
final class Intruder {
  private final Tenant tenant;

  Intruder(Tenant tenant) {
    this.tenant = tenant;
  }

  void face() {
    String id = tenant.foreign(Kind.FACE);
    if (id == null) {
      return;
    }
    String path = "/6/faces/" + id;
    switch (tenant.random.nextInt(7)) {
      case 0 -> gone(22002, "get foreign face", tenant.http.get(path), id);
      case 1 ->
          gone(
              22002,
              "patch foreign face",
              tenant.http.json("PATCH", path, Map.of("user_data", "mine")),
              id);
      case 2 -> gone(22002, "delete foreign face", tenant.http.delete(path), id);
      case 3 -> gone(22002, "attribute of foreign face", tenant.http.get(path + "/attributes"), id);
      case 4 ->
          gone(
              22002,
              "put attribute of foreign face",
              tenant.http.json(
                  "PUT",
                  path + "/attributes",
                  Map.of("face_descriptors", List.of(Tenant.given(Tenant.PEOPLE.getFirst())))),
              id);
      case 5 ->
          gone(
              22002,
              "delete attribute of foreign face",
              tenant.http.delete(path + "/attributes"),
              id);
      default ->
          gone(22002, "samples of foreign face", tenant.http.get(path + "/attributes/samples"), id);
    }
  }

  void list() {
    String id = tenant.foreign(Kind.LIST);
    if (id == null) {
      return;
    }
    String path = "/6/lists/" + id;
    switch (tenant.random.nextInt(5)) {
      case 0 -> gone(22003, "get foreign list", tenant.http.get(path), id);
      case 1 ->
          gone(
              22003,
              "patch foreign list",
              tenant.http.json("PATCH", path, Map.of("user_data", "mine")),
              id);
      case 2 -> gone(22003, "delete foreign list", tenant.http.delete(path + "?with_faces=1"), id);
      case 3 ->
          tenant.refused(
              400,
              22005,
              "delete foreign lists",
              tenant.http.json("DELETE", "/6/lists?with_faces=1", Map.of("list_ids", List.of(id))),
              id);
      default ->
          tenant.refused(
              400,
              22005,
              "create face in foreign list",
              tenant.http.json("POST", "/6/faces", Map.of("lists", List.of(id))),
              id);
    }
  }

  void link() {
    String foreignFace = tenant.foreign(Kind.FACE);
    String foreignList = tenant.foreign(Kind.LIST);
    if (foreignFace == null || foreignList == null || tenant.own.lists.isEmpty()) {
      return;
    }
    String action = tenant.chance(50) ? "attach" : "detach";
    if (tenant.chance(50)) {
      String list = Belongings.any(tenant.random, tenant.own.lists.keySet());
      tenant.refused(
          400,
          22004,
          "link foreign face to own list",
          link(list, action, foreignFace),
          foreignFace);
    } else if (!tenant.own.faces.isEmpty()) {
      String face = Belongings.any(tenant.random, tenant.own.faces.keySet());
      tenant.refused(
          400,
          22003,
          "link own face to foreign list",
          link(foreignList, action, face),
          foreignList);
    }
  }

  private Answer link(String list, String action, String face) {
    return tenant.http.json(
        "PATCH",
        "/6/lists/" + list + "/faces",
        Map.of("action", action, "face_ids", List.of(face)));
  }

  void attribute() {
    String id = tenant.foreign(Kind.ATTRIBUTE);
    if (id == null) {
      return;
    }
    switch (tenant.random.nextInt(4)) {
      case 0 -> gone(22011, "get foreign attribute", tenant.http.get("/6/attributes/" + id), id);
      case 1 ->
          gone(22011, "delete foreign attribute", tenant.http.delete("/6/attributes/" + id), id);
      case 2 ->
          tenant.refused(
              400,
              22011,
              "create face of foreign attribute",
              tenant.http.json("POST", "/6/faces", Map.of("attribute", Map.of("attribute_id", id))),
              id);
      default -> tenant.refused(400, 22011, "match foreign attribute", match("attribute", id), id);
    }
  }

  void sample() {
    String id = tenant.foreign(Kind.SAMPLE);
    if (id == null) {
      return;
    }
    String path = "/6/samples/faces/" + id;
    Answer answer = tenant.chance(50) ? tenant.http.get(path) : tenant.http.delete(path);
    tenant.expect(404, "foreign sample", answer, id);
  }

  void matchFace() {
    String id = tenant.foreign(Kind.FACE);
    if (id != null) {
      tenant.refused(400, 22002, "match foreign face", match("face", id), id);
    }
  }

  private Answer match(String type, String id) {
    return tenant.http.json(
        "POST",
        "/6/matcher/faces",
        Map.of(
            "references",
            List.of(Map.of("type", type, "id", id)),
            "candidates",
            List.of(Map.of("filters", Map.of("origin", "faces")))));
  }

  private void gone(int code, String what, Answer answer, String asked) {
    tenant.refused(404, code, what, answer, asked);
  }
}
