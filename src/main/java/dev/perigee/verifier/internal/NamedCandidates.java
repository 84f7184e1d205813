package dev.perigee.verifier.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.descriptor.Descriptor;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.Origin;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Whom a verification compares with: objects that exist, each with its descriptors.
 *
 * @param faces by id, those with an external id included
 */
record NamedCandidates(
    Map<UUID, List<Descriptor>> faces,
    Map<UUID, List<Descriptor>> events,
    Map<UUID, List<Descriptor>> attributes) {

  /** Refuses the request with 22018 (400) when a candidate has no descriptor of the version. */
  void require(int version) {
    require(faces, version);
    require(events, version);
    require(attributes, version);
  }

  private static void require(Map<UUID, List<Descriptor>> candidates, int version) {
    candidates.forEach(
        (id, descriptors) -> {
          if (descriptors.stream().noneMatch(one -> one.version() == version)) {
            throw ApiException.inBody(ErrorCode.DESCRIPTOR_NOT_FOUND, version, id);
          }
        });
  }

  /** All of them, in as many groups as there are origins. */
  List<CandidateGroup> groups() {
    List<CandidateGroup> groups = new ArrayList<>();
    add(groups, Origin.FACES, "face_ids", faces.keySet());
    add(groups, Origin.EVENTS, "event_ids", events.keySet());
    add(groups, Origin.ATTRIBUTES, "attribute_ids", attributes.keySet());
    return groups;
  }

  private static void add(
      List<CandidateGroup> groups, Origin origin, String filter, Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      ObjectNode filters = JsonNodeFactory.instance.objectNode().put("origin", origin.word());
      ArrayNode named = filters.putArray(filter);
      ids.forEach(id -> named.add(id.toString()));
      groups.add(new CandidateGroup(filters, ids.size(), null, null));
    }
  }
}
