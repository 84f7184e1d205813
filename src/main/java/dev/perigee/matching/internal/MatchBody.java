package dev.perigee.matching.internal;

import dev.perigee.matching.CandidateGroup;
import dev.perigee.matching.MatchEntity;
import java.util.List;

/**
 * Body of {@code POST /6/matcher/faces} and {@code /6/matcher/bodies}; its shape is checked against
 * the contract before.
 */
public record MatchBody(List<MatchEntity> references, List<CandidateGroup> candidates) {}
