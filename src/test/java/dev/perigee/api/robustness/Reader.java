package dev.perigee.api.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.api.robustness.Belongings.FaceState;
import dev.perigee.api.robustness.Belongings.Scored;
import dev.perigee.api.robustness.Tenant.Kind;
import dev.perigee.descriptor.Descriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Questions of an account, each answered exactly as the oracle says. */
final class Reader {
  private static final int LIMIT = 100;

  private final Tenant tenant;
  private final Belongings own;

  Reader(Tenant tenant) {
    this.tenant = tenant;
    this.own = tenant.own;
  }

  /** A filter as a query and as the oracle applies it. */
  private record Filter(String query, Predicate<FaceState> passes) {}

  private Filter filter() {
    return switch (tenant.random.nextInt(4)) {
      case 0 -> {
        String note = tenant.any(Tenant.NOTES);
        yield new Filter("user_data=" + note, face -> face.userData.equals(note));
      }
      case 1 -> {
        String badge = tenant.any(Tenant.BADGES);
        yield new Filter("external_ids=" + badge, face -> face.externalId.equals(badge));
      }
      case 2 -> {
        // The other account's id: a caller of type user sees its own whatever it asks for.
        yield new Filter("account_id=" + tenant.other().account, face -> true);
      }
      default -> {
        if (own.lists.isEmpty()) {
          yield new Filter("page=1", face -> true);
        }
        String list = Belongings.any(tenant.random, own.lists.keySet());
        yield new Filter("list_id=" + list, face -> face.lists.contains(list));
      }
    };
  }

  void faces() {
    Filter filter = filter();
    JsonNode page =
        tenant
            .expect(200, "faces", tenant.http.get("/6/faces?page_size=1000&" + filter.query))
            .json()
            .path("faces");
    assertThat(ids(page, "face_id"))
        .as("faces?%s", filter.query)
        .containsExactlyInAnyOrderElementsOf(own.faces(filter.passes));
    for (JsonNode face : page) {
      assertThat(face.path("account_id").asText()).isEqualTo(tenant.account);
      assertThat(texts(face.path("lists")))
          .containsExactlyInAnyOrderElementsOf(own.faces.get(face.path("face_id").asText()).lists);
    }
  }

  void countFaces() {
    Filter filter = filter();
    int count =
        tenant
            .expect(200, "count faces", tenant.http.get("/6/faces/count?" + filter.query))
            .json()
            .path("faces_count")
            .asInt(-1);
    assertThat(count).as("count?%s", filter.query).isEqualTo(own.faces(filter.passes).size());
  }

  void countAttributes() {
    int count =
        tenant
            .expect(200, "count attributes", tenant.http.get("/6/faces/attributes/count"))
            .json()
            .path("faces_count")
            .asInt(-1);
    assertThat(count).isEqualTo(own.faces(face -> face.attributed).size());
  }

  void lists() {
    JsonNode page =
        tenant
            .expect(200, "lists", tenant.http.get("/6/lists?page_size=1000"))
            .json()
            .path("lists");
    assertThat(ids(page, "list_id")).containsExactlyInAnyOrderElementsOf(own.lists.keySet());
    String note = tenant.any(Tenant.NOTES);
    int count =
        tenant
            .expect(200, "count lists", tenant.http.get("/6/lists/count?user_data__eq=" + note))
            .json()
            .path("lists_count")
            .asInt(-1);
    assertThat((long) count).isEqualTo(own.lists.values().stream().filter(note::equals).count());
  }

  void attributes() {
    if (own.attributes.isEmpty()) {
      return;
    }
    String mine = Belongings.any(tenant.random, own.attributes.keySet());
    String foreign = tenant.foreign(Kind.ATTRIBUTE);
    String asked = foreign == null ? mine : mine + "," + foreign;
    JsonNode found =
        tenant
            .expect(
                200, "attributes", tenant.http.get("/6/attributes?attribute_ids=" + asked), foreign)
            .json()
            .path("attributes");
    assertThat(ids(found, "attribute_id")).containsExactly(mine);
  }

  void sample() {
    if (!own.samples.isEmpty()) {
      String id = Belongings.any(tenant.random, own.samples);
      tenant.expect(200, "sample", tenant.http.get("/6/samples/faces/" + id));
    }
  }

  /** One search; the oracle knows every similarity. */
  void match() {
    Descriptor reference = tenant.any(Tenant.PEOPLE);
    Map<String, Object> filters = new LinkedHashMap<>(Map.of("origin", "faces"));
    Predicate<String> passes = id -> true;
    String[] asked = {tenant.other().account, null, null};
    switch (tenant.random.nextInt(5)) {
      case 0 -> {
        if (!own.lists.isEmpty()) {
          String list = Belongings.any(tenant.random, own.lists.keySet());
          filters.put("list_id", list);
          passes = id -> own.faces.get(id).lists.contains(list);
        }
      }
      case 1 -> {
        Set<String> ids = new HashSet<>(own.faces.keySet().stream().limit(10).toList());
        asked[1] = tenant.foreign(Kind.FACE);
        if (asked[1] != null) {
          ids.add(asked[1]);
        }
        filters.put("face_ids", ids);
        passes = ids::contains;
      }
      case 2 -> filters.put("account_id", tenant.other().account);
      case 3 -> {
        String note = tenant.any(Tenant.NOTES);
        filters.put("user_data", note);
        passes = id -> own.faces.get(id).userData.equals(note);
      }
      default -> {
        asked[2] = tenant.foreign(Kind.LIST);
        if (asked[2] != null) {
          filters.put("list_id", asked[2]);
          passes = id -> false;
        }
      }
    }
    Map<String, Object> body =
        Map.of(
            "references",
            List.of(Map.of("type", "raw_descriptor", "id", "x", "data", Tenant.given(reference))),
            "candidates",
            List.of(Map.of("filters", filters, "limit", LIMIT)));
    JsonNode result =
        tenant
            .expect(200, "match", tenant.http.json("POST", "/6/matcher/faces", body), asked)
            .json()
            .at("/0/matches/0/result");
    compare(own.ranking(reference, passes), result, filters);
  }

  /** Equal similarities may come in any order; what is there must be right. */
  private static void compare(List<Scored> ranking, JsonNode result, Object filters) {
    Map<String, Double> known = new HashMap<>();
    ranking.forEach(scored -> known.put(scored.id(), scored.similarity()));
    List<Double> similarities = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode match : result) {
      String id = match.at("/face/face_id").asText();
      double similarity = match.path("similarity").asDouble();
      assertThat(known).as("candidates of %s", filters).containsEntry(id, similarity);
      similarities.add(similarity);
      ids.add(id);
    }
    assertThat(ids).hasSize(similarities.size());
    assertThat(similarities)
        .as("similarities of %s", filters)
        .isEqualTo(ranking.stream().limit(LIMIT).map(Scored::similarity).toList());
  }

  private static List<String> ids(JsonNode array, String field) {
    List<String> ids = new ArrayList<>();
    array.forEach(item -> ids.add(item.path(field).asText()));
    return ids;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
