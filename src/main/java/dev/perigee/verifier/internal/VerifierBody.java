package dev.perigee.verifier.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Body of {@code POST} and {@code PUT}; absent fields are null. */
public record VerifierBody(String description, ObjectNode policies) {

  String descriptionOrEmpty() {
    return description == null ? "" : description;
  }
}
