package dev.perigee.platform.service.internal;

import dev.perigee.platform.contract.Contract;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** {@code /docs/spec}: the contract itself. */
@Path("/")
public class DocsResource {
  private static final String YAML = "application/x-yaml";

  private final Contract contract;

  DocsResource(Contract contract) {
    this.contract = contract;
  }

  @GET
  @Path("docs/spec")
  @Produces(YAML)
  public Uni<String> specification() {
    return Uni.createFrom().item(contract.yaml());
  }

  @GET
  @Path("6/docs/spec")
  @Produces(YAML)
  public Uni<String> specificationOfVersion() {
    return specification();
  }
}
