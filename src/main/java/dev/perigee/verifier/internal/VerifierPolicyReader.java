package dev.perigee.verifier.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.handler.Policies;
import dev.perigee.handler.PolicyReader;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.json.StrictJson;
import jakarta.inject.Singleton;

/** Policies of verifiers: made of parts of a handler's, and read as those are. */
@Singleton
class VerifierPolicyReader {
  private static final String SCHEMA = "/components/schemas/VerifierPolicies";

  private final PolicyReader reader;
  private final StrictJson json;

  VerifierPolicyReader(PolicyReader reader, StrictJson json) {
    this.reader = reader;
    this.json = json;
  }

  /**
   * Policies with every default filled in.
   *
   * @param given null for the defaults alone; is left as it is
   * @param path of the policies in the request, for messages
   * @throws ApiException 12022 with the path of the first fault
   */
  ObjectNode complete(ObjectNode given, String path) {
    ObjectNode asked = given == null ? JsonNodeFactory.instance.objectNode() : given;
    return reader.complete(asked, SCHEMA, path);
  }

  /** Policies of a stored verifier. */
  VerifierPolicies of(Verifier verifier) {
    return json.bind(complete(verifier.policies(), "policies"), VerifierPolicies.class);
  }

  /** The estimations that the policies ask for, as a handler's that only looks for faces. */
  Policies estimations(VerifierPolicies policies) {
    ObjectNode handler = JsonNodeFactory.instance.objectNode();
    handler.set("detect_policy", policies.detectPolicy());
    handler.set("extract_policy", policies.extractPolicy());
    handler
        .putObject("storage_policy")
        .putObject("face_sample_policy")
        .put("store_sample", policies.storagePolicy().faceSamplePolicy().storeSample());
    return reader.read(handler, "policies").policies();
  }
}
