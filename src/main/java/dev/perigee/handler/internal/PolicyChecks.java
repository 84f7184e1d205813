package dev.perigee.handler.internal;

import dev.perigee.handler.EventFilters;
import dev.perigee.handler.MatchPolicy;
import dev.perigee.handler.Policies;
import dev.perigee.handler.StoragePolicy;
import dev.perigee.handler.StoragePolicy.Callback;
import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.Matcher;
import dev.perigee.matching.Origin;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes policies senseless beyond what a schema can say. */
@Singleton
public class PolicyChecks {
  private final Matcher matcher;

  PolicyChecks(Matcher matcher) {
    this.matcher = matcher;
  }

  /**
   * Refuses policies that cannot be carried out.
   *
   * @param path of the policies in the request, may be empty
   * @throws ApiException 12022 with the path of the first fault
   */
  public void check(Policies policies, String path) {
    String start = path.isEmpty() ? "" : path + ".";
    Set<String> labels = new HashSet<>();
    for (int i = 0; i < policies.matchPolicy().size(); i++) {
      MatchPolicy match = policies.matchPolicy().get(i);
      String at = start + "match_policy." + i;
      if (!labels.add(match.label())) {
        throw refuse(at + ".label", "the label is that of another match policy");
      }
      check(match, at);
    }
    for (int i = 0; i < policies.conditionalTagsPolicy().size(); i++) {
      check(
          policies.conditionalTagsPolicy().get(i).filters(),
          labels,
          start + "conditional_tags_policy." + i);
    }
    check(policies.storagePolicy(), labels, start + "storage_policy");
  }

  private void check(MatchPolicy match, String path) {
    matcher.check(group(match), path + ".candidates", path + ".targets");
    if (match.ofBodies() && group(match).origin() != Origin.EVENTS) {
      throw refuse(path + ".candidates.origin", "only events have body descriptors");
    }
  }

  /** The group of candidates that the policy describes. */
  public static CandidateGroup group(MatchPolicy match) {
    return new CandidateGroup(
        match.candidates(), match.limit(), match.threshold(), match.targets());
  }

  private static void check(StoragePolicy storage, Set<String> labels, String path) {
    check(storage.faceSamplePolicy().filters(), labels, path + ".face_sample_policy");
    check(storage.bodySamplePolicy().filters(), labels, path + ".body_sample_policy");
    check(storage.imageOriginPolicy().filters(), labels, path + ".image_origin_policy");
    check(storage.attributePolicy().filters(), labels, path + ".attribute_policy");
    check(storage.facePolicy().filters(), labels, path + ".face_policy");
    List<StoragePolicy.Link> links = storage.facePolicy().linkToListsPolicy();
    for (int i = 0; i < links.size(); i++) {
      check(links.get(i).filters(), labels, path + ".face_policy.link_to_lists_policy." + i);
    }
    check(storage.eventPolicy().filters(), labels, path + ".event_policy");
    check(storage.notificationPolicy().filters(), labels, path + ".notification_policy");
    for (int i = 0; i < storage.callbacks().size(); i++) {
      Callback callback = storage.callbacks().get(i);
      String at = path + ".callbacks." + i;
      check(callback.filters(), labels, at);
      if (callback.overHttp() && !isWebAddress(callback.url())) {
        throw refuse(at + ".url", "value is not a valid url");
      }
    }
  }

  private static void check(EventFilters filters, Set<String> labels, String path) {
    List<EventFilters.MatchCondition> conditions = filters.match();
    for (int i = 0; conditions != null && i < conditions.size(); i++) {
      if (!labels.contains(conditions.get(i).label())) {
        throw refuse(path + ".filters.match." + i + ".label", "no match policy has this label");
      }
    }
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && ("http".equalsIgnoreCase(uri.getScheme())
              || "https".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static ApiException refuse(String path, String message) {
    return ApiException.of(ErrorCode.JSON_INVALID, path, message);
  }
}
