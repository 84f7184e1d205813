package dev.perigee.api.contract;

import dev.perigee.platform.http.Service;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The resources that every service has. */
class ServiceSamples {

  @Produces
  @Singleton
  SampleSource main() {
    return new Shared(Service.MAIN);
  }

  @Produces
  @Singleton
  SampleSource admin() {
    return new Shared(Service.ADMIN);
  }

  @Produces
  @Singleton
  SampleSource imageStore() {
    return new Shared(Service.IMAGE_STORE);
  }

  @Produces
  @Singleton
  SampleSource licenses() {
    return new Shared(Service.LICENSES);
  }

  @Produces
  @Singleton
  SampleSource streams() {
    return new Shared(Service.STREAMS);
  }

  private record Shared(Service service) implements SampleSource {

    @Override
    public Map<String, Supplier<Response>> samples() {
      String version = "/" + service.api();
      boolean redirects = service == Service.MAIN || service == Service.ADMIN;
      Map<String, Supplier<Response>> samples = new LinkedHashMap<>();
      samples.put("getVersion", () -> get("/version"));
      samples.put("redirectHealth", () -> get("/healthcheck"));
      samples.put("getHealth", () -> get(redirects ? version + "/healthcheck" : "/healthcheck"));
      samples.put("getFeatures", () -> get("/6/features"));
      samples.put("getPlugins", () -> get(version + "/plugins"));
      samples.put("getConfig", () -> get(version + "/config"));
      samples.put("getMetrics", () -> get("/metrics"));
      samples.put("getSpecification", () -> yaml("/docs/spec"));
      samples.put(
          "getSpecificationOfVersion",
          () -> yaml(service == Service.MAIN ? "/6/docs/spec" : version + "/docs"));
      samples.put("redirectManual", () -> get("/docs/dev"));
      samples.put("redirectManualOfVersion", () -> get(version + "/docs/dev"));
      samples.put("getManual", () -> get("/docs/dev/index.html"));
      samples.put("getAsset", () -> get("/docs/assets/swagger-ui-bundle.js"));
      return samples;
    }

    private Response get(String path) {
      return Callers.at(service).redirects().follow(false).get(path);
    }

    private Response yaml(String path) {
      return Callers.at(service).accept("application/x-yaml").get(path);
    }
  }
}
