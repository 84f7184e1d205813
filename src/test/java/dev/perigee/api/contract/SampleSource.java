package dev.perigee.api.contract;

import dev.perigee.platform.http.Service;
import io.restassured.response.Response;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How to call operations successfully. Each capability has a bean of this type among its tests (a
 * {@code @Singleton} class is enough); an operation of a contract that no bean knows fails {@link
 * ContractWalkTest}.
 */
public interface SampleSource {

  /** Whose operations these are. */
  default Service service() {
    return Service.MAIN;
  }

  /**
   * @return by operationId: prepares what the call needs (through the API), makes the call and
   *     returns its answer; see {@link Callers} for who calls
   */
  Map<String, Supplier<Response>> samples();
}
