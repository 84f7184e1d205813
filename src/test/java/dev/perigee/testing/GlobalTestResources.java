package dev.perigee.testing;

import io.quarkus.test.common.QuarkusTestResource;

/** Resources that every {@code @QuarkusTest} of the program gets without asking. */
@QuarkusTestResource(value = PostgresTestResource.class, restrictToAnnotatedClass = false)
final class GlobalTestResources {
  private GlobalTestResources() {}
}
