package dev.perigee.platform.service.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code /version}: versions of the interfaces that this process speaks, by the names that clients
 * know. Services that are not part of this installation are left out.
 */
@Path("/version")
public class VersionResource {
  private static final Map<String, Version> VERSIONS = new LinkedHashMap<>();

  static {
    VERSIONS.put("LUNA PLATFORM", new Version(null, 5, 86, 0));
    VERSIONS.put("luna-api", new Version(6, 6, 40, 0));
    VERSIONS.put("luna-faces", new Version(3, 4, 10, 0));
    VERSIONS.put("luna-image-store-faces-samples", new Version(1, 3, 8, 4));
  }

  @GET
  public Uni<Map<String, Version>> version() {
    return Uni.createFrom().item(VERSIONS);
  }

  /**
   * @param api version of the interface, null for the platform as a whole
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Version(Integer api, int major, int minor, int patch) {}
}
