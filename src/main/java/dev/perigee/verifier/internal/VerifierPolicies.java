package dev.perigee.verifier.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a verifier does, see schema {@code VerifierPolicies}; every default is filled in.
 *
 * @param verificationThreshold 0..1
 * @param detectPolicy the face part of a handler's
 * @param extractPolicy the face part of a handler's
 */
@RegisterForReflection
record VerifierPolicies(
    double verificationThreshold,
    ObjectNode detectPolicy,
    ObjectNode extractPolicy,
    StoragePolicy storagePolicy) {

  /** Whether two descriptors that are so similar are taken for one person. */
  boolean verifies(double similarity) {
    return similarity > verificationThreshold;
  }

  /** What is kept. */
  @RegisterForReflection
  record StoragePolicy(AttributePolicy attributePolicy, SamplePolicy faceSamplePolicy) {}

  /**
   * @param storeAttribute 0 or 1
   * @param ttl seconds
   */
  @RegisterForReflection
  record AttributePolicy(int storeAttribute, int ttl) {}

  /**
   * @param storeSample 0 or 1
   * @param ttl days, -1 for ever, null as the bucket says
   */
  @RegisterForReflection
  record SamplePolicy(int storeSample, Integer ttl) {}
}
