package dev.perigee.estimation.internal;

import dev.perigee.face.BasicAttributes;
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
 * @param basicAttributes null: not asked for
 */
public record ExtractedAttribute(
    UUID attributeId,
    String url,
    Float score,
    boolean filtered,
    List<UUID> samples,
    BasicAttributes basicAttributes) {}
