package dev.perigee.platform.contract.internal;

import dev.perigee.platform.contract.Contracts;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the contracts injectable. */
class ContractProducer {
  // A constant of the class: in a native executable the documents are parsed while building.
  private static final Contracts ALL = Contracts.load();

  @Produces
  @Singleton
  Contracts contracts() {
    return ALL;
  }
}
