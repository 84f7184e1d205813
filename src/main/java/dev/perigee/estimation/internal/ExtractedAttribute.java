package dev.perigee.estimation.internal;

import java.util.List;
import java.util.UUID;

/**
 * One element of the answer of {@code POST /6/extractor}.
 *
 * @param attributeId null when filtered
 * @param url path of the attribute, null when filtered
 * @param score 0..1, quality of the descriptor; of several samples the mean
 * @param filtered whether the score fell below the request's threshold
 * @param samples what the attribute was made from
 * @param basicAttributes in the form of {@code /6/sdk}; null: not asked for, or filtered
 */
public record ExtractedAttribute(
    UUID attributeId,
    String url,
    float score,
    boolean filtered,
    List<UUID> samples,
    Object basicAttributes) {}
