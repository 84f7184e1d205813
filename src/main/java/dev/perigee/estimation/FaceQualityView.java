package dev.perigee.estimation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What became of the checks of a face: {@code face_quality}, in {@code /6/iso} called {@code iso}.
 *
 * @param status 1 when every check passed, else 0
 */
@RegisterForReflection
public record FaceQualityView(int status, List<Check> checks) {

  /**
   * @param objectValue number or word; null when it could not be found out
   * @param thresholdValue what it has to be
   * @param result 1 passed, 0 not
   */
  @RegisterForReflection
  public record Check(String name, Object objectValue, CheckThreshold thresholdValue, int result) {}

  static FaceQualityView of(List<Check> checks) {
    boolean all = checks.stream().allMatch(check -> check.result() == 1);
    return new FaceQualityView(all ? 1 : 0, List.copyOf(checks));
  }
}
