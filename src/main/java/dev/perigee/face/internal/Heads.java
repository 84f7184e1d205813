package dev.perigee.face.internal;

import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers to HEAD. */
final class Heads {
  private Heads() {}

  /** 200 for an object that GET shows as JSON. */
  static RestResponse<Void> json(Object found) {
    return RestResponse.ResponseBuilder.<Void>ok().type(MediaType.APPLICATION_JSON_TYPE).build();
  }
}
