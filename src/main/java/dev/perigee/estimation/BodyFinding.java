package dev.perigee.estimation;

import dev.perigee.vision.Estimates;

/**
 * A body that was found.
 *
 * @param detection what the API shows of it
 * @param sample its warp as JPEG; null unless {@link Wanted#BODY_SAMPLE} or {@link
 *     Wanted#BODY_WARP} was wanted
 * @param descriptor null unless wanted and there is a network for it
 * @param estimates the values behind {@code detection}
 */
@SuppressWarnings("ArrayRecordComponent") // an encoded image: no defensive copies
public record BodyFinding(
    BodyView detection, byte[] sample, ScoredDescriptor descriptor, Estimates estimates) {}
