package dev.perigee.api.contract;

import dev.perigee.platform.http.Service;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;

@Singleton
class LicenseSamples implements SampleSource {
  @Override
  public Service service() {
    return Service.LICENSES;
  }

  @Override
  public Map<String, Supplier<Response>> samples() {
    return Map.of(
        "getLicense", () -> Callers.at(service()).get("/1/license"),
        "consumeExecutions",
            () ->
                Callers.at(service())
                    .contentType("application/json")
                    .body("{\"liveness\": {\"execution_count\": 3}}")
                    .post("/1/license/executions"));
  }
}
