package dev.perigee.platform.service.internal;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** {@code /6/plugins}, {@code /1/plugins}: there is nothing to plug in, so nothing is listed. */
@Path("/")
public class PluginsResource {

  @GET
  @Path("6/plugins")
  public Uni<Plugins> plugins() {
    return Uni.createFrom().item(new Plugins(List.of()));
  }

  @GET
  @Path("{service}/1/plugins")
  public Uni<Plugins> pluginsOfService() {
    return plugins();
  }

  /**
   * @param plugins active ones
   */
  public record Plugins(List<Plugin> plugins) {}

  /**
   * @param running 1 or 0
   */
  public record Plugin(String name, int running) {}
}
