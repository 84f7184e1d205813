package dev.perigee.video.internal;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.video.internal.TrackingTargets.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The analytics that there are, by name. */
final class AnalyticsFactory {
  private AnalyticsFactory() {}

  /** Refuses targets that an analytics does not have with 12022. */
  static void check(List<VideoRequest.Analytics> requested) {
    for (int i = 0; i < requested.size(); i++) {
      VideoRequest.Analytics one = requested.get(i);
      Set<String> known = targets(one.name());
      if (one.targets() != null && !known.containsAll(one.targets())) {
        throw ApiException.of(
            ErrorCode.JSON_INVALID,
            "analytics." + i + ".targets",
            one.name() + " has the targets " + new TreeSet<>(known));
      }
    }
  }

  private static Set<String> targets(String name) {
    return name.equals(PeopleCount.NAME)
        ? PeopleCount.TARGETS
        : Arrays.stream(Target.values()).map(Target::word).collect(Collectors.toSet());
  }

  static Analytics make(VideoRequest.Analytics request, FrameVision vision) {
    return request.name().equals(PeopleCount.NAME)
        ? new PeopleCount(request.targets(), request.parametersOrNone(), vision)
        : new HumanTracking(
            TrackingTargets.of(request.targets()), request.parametersOrNone(), vision);
  }
}
