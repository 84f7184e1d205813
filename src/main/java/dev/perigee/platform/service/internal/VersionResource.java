package dev.perigee.platform.service.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.http.Service;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code /version}: versions of the interfaces that this process speaks. The main API tells them by
 * the names that clients know and leaves out services that are not part of this installation; every
 * other service tells its own.
 */
@Path("/")
public class VersionResource {
  private final Contracts contracts;

  VersionResource(Contracts contracts) {
    this.contracts = contracts;
  }

  @GET
  @Path("version")
  public Uni<Map<String, Version>> versions() {
    Version imageStore = version(Service.IMAGE_STORE);
    Map<String, Version> versions = new LinkedHashMap<>();
    versions.put("LUNA PLATFORM", new Version(null, 5, 86, 0));
    versions.put("luna-api", version(Service.MAIN));
    versions.put("luna-faces", new Version(3, 4, 10, 0));
    versions.put("luna-image-store-bodies-samples", imageStore);
    versions.put("luna-image-store-faces-samples", imageStore);
    versions.put("luna-remote-sdk", new Version(1, 0, 1, 0));
    return Uni.createFrom().item(versions);
  }

  @GET
  @Path("{service}/version")
  public Uni<Own> own(RoutingContext request) {
    return Uni.createFrom().item(new Own(version(Service.of(request))));
  }

  /** As the contract's {@code info.version} says, {@code v.<major>.<minor>.<patch>}. */
  private Version version(Service service) {
    String text = contracts.of(service).document().at("/info/version").asText();
    String[] numbers = text.substring("v.".length()).split("\\.");
    return new Version(
        service.api(),
        Integer.parseInt(numbers[0]),
        Integer.parseInt(numbers[1]),
        Integer.parseInt(numbers[2]));
  }

  /** Answer of a service that is not the main API. */
  @RegisterForReflection
  public record Own(@JsonProperty("Version") Version version) {}

  /**
   * @param api version of the interface, null for the platform as a whole
   */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Version(Integer api, int major, int minor, int patch) {}
}
