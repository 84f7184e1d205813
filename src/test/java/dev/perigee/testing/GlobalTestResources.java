package dev.perigee.testing;

import dev.perigee.license.internal.LicenseControl;
import io.quarkus.test.common.QuarkusTestResource;

/** Resources that every {@code @QuarkusTest} of the program gets without asking. */
@QuarkusTestResource(value = PostgresTestResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = LicenseControl.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = LoopbackNetworks.class, restrictToAnnotatedClass = false)
final class GlobalTestResources {
  private GlobalTestResources() {}
}
