package dev.perigee.estimation;

import java.util.EnumSet;
import java.util.Set;

/**
 * What to find out about the images of a request. Begin with {@link #of} and change what differs.
 *
 * @param imageType what all of its images show
 * @param wanted what to look for and to tell
 * @param multiface for photos with several faces
 * @param useExif turn photos as their EXIF orientation says
 * @param filters which faces are kept
 * @param verdicts where scores become words
 * @param checks of every face, in {@link FaceView#faceQuality}; those that warps cannot tell are
 *     left out for warps
 * @param filterByChecks faces that fail a check are filtered
 * @param aggregate make one estimation of all images of one person
 * @param descriptorVersion of face descriptors, 0 for the default
 */
public record EstimationRequest(
    ImageType imageType,
    Set<Wanted> wanted,
    MultifacePolicy multiface,
    boolean useExif,
    DetectionFilters filters,
    Verdicts verdicts,
    FaceChecks checks,
    boolean filterByChecks,
    boolean aggregate,
    int descriptorVersion) {

  public EstimationRequest {
    wanted = Set.copyOf(wanted);
  }

  /** Everything else as the API has it by default. */
  public static EstimationRequest of(ImageType imageType, Set<Wanted> wanted) {
    return new EstimationRequest(
        imageType,
        wanted,
        MultifacePolicy.ALL,
        true,
        DetectionFilters.NONE,
        Verdicts.DEFAULT,
        FaceChecks.NONE,
        false,
        false,
        0);
  }

  public boolean wants(Wanted one) {
    return wanted.contains(one);
  }

  /** Asks for more. */
  public EstimationRequest and(Wanted... more) {
    Set<Wanted> all = EnumSet.noneOf(Wanted.class);
    all.addAll(wanted);
    all.addAll(Set.of(more));
    return new EstimationRequest(
        imageType,
        all,
        multiface,
        useExif,
        filters,
        verdicts,
        checks,
        filterByChecks,
        aggregate,
        descriptorVersion);
  }

  public EstimationRequest withMultiface(MultifacePolicy value) {
    return new EstimationRequest(
        imageType,
        wanted,
        value,
        useExif,
        filters,
        verdicts,
        checks,
        filterByChecks,
        aggregate,
        descriptorVersion);
  }

  public EstimationRequest withExif(boolean value) {
    return new EstimationRequest(
        imageType,
        wanted,
        multiface,
        value,
        filters,
        verdicts,
        checks,
        filterByChecks,
        aggregate,
        descriptorVersion);
  }

  public EstimationRequest withFilters(DetectionFilters value) {
    return new EstimationRequest(
        imageType,
        wanted,
        multiface,
        useExif,
        value,
        verdicts,
        checks,
        filterByChecks,
        aggregate,
        descriptorVersion);
  }

  public EstimationRequest withVerdicts(Verdicts value) {
    return new EstimationRequest(
        imageType,
        wanted,
        multiface,
        useExif,
        filters,
        value,
        checks,
        filterByChecks,
        aggregate,
        descriptorVersion);
  }

  /**
   * @param filter whether faces that fail a check are filtered
   */
  public EstimationRequest withChecks(FaceChecks value, boolean filter) {
    return new EstimationRequest(
        imageType,
        wanted,
        multiface,
        useExif,
        filters,
        verdicts,
        value,
        filter,
        aggregate,
        descriptorVersion);
  }

  public EstimationRequest withAggregation(boolean value) {
    return new EstimationRequest(
        imageType,
        wanted,
        multiface,
        useExif,
        filters,
        verdicts,
        checks,
        filterByChecks,
        value,
        descriptorVersion);
  }

  public EstimationRequest withDescriptorVersion(int value) {
    return new EstimationRequest(
        imageType,
        wanted,
        multiface,
        useExif,
        filters,
        verdicts,
        checks,
        filterByChecks,
        aggregate,
        value);
  }
}
