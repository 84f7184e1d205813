package dev.perigee.platform.contract;

import dev.perigee.platform.http.Service;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The contracts of all services. */
public final class Contracts {
  private final Map<Service, Contract> byService = new EnumMap<>(Service.class);

  /** These contracts; at most one for each service. */
  public Contracts(List<Contract> contracts) {
    contracts.forEach(contract -> byService.put(contract.service(), contract));
  }

  /** All contracts of the class path. */
  public static Contracts load() {
    return new Contracts(Arrays.stream(Service.values()).map(ContractLoader::load).toList());
  }

  /** Contract of the service, null when there is none. */
  public Contract of(Service service) {
    return byService.get(service);
  }

  /** Every contract, the main API's first. */
  public Collection<Contract> all() {
    return byService.values();
  }

  /**
   * Names a place in one of the documents: the JSON pointer itself for the main API, {@code
   * licenses#/components/schemas/License} for another service.
   *
   * @param pointer JSON pointer into the service's document
   */
  public static String location(Service service, String pointer) {
    return service == Service.MAIN ? pointer : service.key() + "#" + pointer;
  }
}
