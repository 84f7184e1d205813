package dev.perigee.platform.docs.internal;

import dev.perigee.platform.contract.Contracts;
import dev.perigee.platform.http.Accepted;
import dev.perigee.platform.http.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code /docs}: the contract as YAML or as a page, the manual, and what the pages are made of.
 * Nothing is loaded from elsewhere, and browsers are told so.
 */
@Path("/")
public class DocsResource {
  private static final String YAML = "application/x-yaml";
  private static final String HTML = "text/html";
  private static final List<String> FORMS = List.of(YAML, HTML);

  /** Images as data: the style sheet of the viewer has its icons inside. */
  private static final String ONLY_SELF =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Contracts contracts;
  private final Manual manual;

  DocsResource(Contracts contracts, Manual manual) {
    this.contracts = contracts;
    this.manual = manual;
  }

  @GET
  @Path("docs/spec")
  public Uni<RestResponse<Object>> specification(RoutingContext request) {
    Service service = Service.of(request);
    return Accepted.best(request, FORMS).equals(HTML)
        ? page(manual.viewer(service))
        : answer(YAML, contracts.of(service).yaml());
  }

  @GET
  @Path("6/docs/spec")
  public Uni<RestResponse<Object>> specificationOfVersion(RoutingContext request) {
    return specification(request);
  }

  @GET
  @Path("licenses/1/docs")
  public Uni<RestResponse<Object>> specificationOfLicenses(RoutingContext request) {
    return specification(request);
  }

  @GET
  @Path("{service}/docs/spec")
  public Uni<RestResponse<Object>> specificationOfService(RoutingContext request) {
    return specification(request);
  }

  @GET
  @Path("docs/dev")
  public RestResponse<Void> manual() {
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.FOUND)
        .header("Location", "/docs/dev/index.html")
        .build();
  }

  @GET
  @Path("6/docs/dev")
  public RestResponse<Void> manualOfVersion() {
    return manual();
  }

  @GET
  @Path("{service}/docs/dev")
  public RestResponse<Void> manualOfService() {
    return manual();
  }

  @GET
  @Path("docs/dev/{page}")
  public Uni<RestResponse<Object>> page(@RestPath String page, RoutingContext request) {
    return page(manual.page(page, Service.of(request)));
  }

  @GET
  @Path("{service}/docs/dev/{page}")
  public Uni<RestResponse<Object>> pageOfService(@RestPath String page, RoutingContext request) {
    return page(page, request);
  }

  @GET
  @Path("docs/assets/{asset}")
  public Uni<RestResponse<Object>> asset(@RestPath String asset) {
    Assets.Asset found = Assets.of(asset);
    return answer(found.type(), found.bytes());
  }

  @GET
  @Path("{service}/docs/assets/{asset}")
  public Uni<RestResponse<Object>> assetOfService(@RestPath String asset) {
    return asset(asset);
  }

  private static Uni<RestResponse<Object>> page(String html) {
    return answer(HTML + ";charset=UTF-8", html);
  }

  private static Uni<RestResponse<Object>> answer(String type, Object body) {
    return Uni.createFrom()
        .item(
            RestResponse.ResponseBuilder.ok(body)
                .header("Content-Type", type)
                .header("Content-Security-Policy", ONLY_SELF)
                .header("X-Content-Type-Options", "nosniff")
                .build());
  }
}
