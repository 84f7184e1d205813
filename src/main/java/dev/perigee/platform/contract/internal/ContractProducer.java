package dev.perigee.platform.contract.internal;

import dev.perigee.platform.contract.Contract;
import dev.perigee.platform.contract.ContractLoader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the contract injectable. */
class ContractProducer {
  // A constant of the class: in a native executable the document is parsed while building.
  private static final Contract MAIN = ContractLoader.load();

  @Produces
  @Singleton
  Contract contract() {
    return MAIN;
  }
}
