package dev.perigee.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.function.Predicate;

/** The conditions that ArchUnit does not have ready. */
final class Rules {
  private static final String INTERNAL = ".internal";

  private Rules() {}

  /** What lies in {@code a.b.internal} is used from {@code a.b} and below only. */
  static ArchCondition<JavaClass> keepOutOfForeignInternals() {
    return dependencies(
        "keep out of the internal packages of others",
        d ->
            home(d.getTargetClass().getPackageName())
                .map(home -> !within(d.getOriginClass().getPackageName(), home))
                .orElse(false));
  }

  static ArchCondition<JavaClass> useOnlyAllowedCapabilities() {
    return dependencies(
        "use only the capabilities that the table allows",
        d -> {
          Optional<String> from = Capabilities.of(d.getOriginClass().getPackageName());
          Optional<String> to = Capabilities.of(d.getTargetClass().getPackageName());
          return from.isPresent() && to.isPresent() && !Capabilities.mayUse(from.get(), to.get());
        });
  }

  private static Optional<String> home(String packageName) {
    int at = (packageName + ".").indexOf(INTERNAL + ".");
    return packageName.startsWith(Capabilities.ROOT) && at >= 0
        ? Optional.of(packageName.substring(0, at))
        : Optional.empty();
  }

  private static boolean within(String packageName, String home) {
    return packageName.equals(home) || packageName.startsWith(home + ".");
  }

  private static ArchCondition<JavaClass> dependencies(
      String description, Predicate<Dependency> wrong) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (wrong.test(dependency)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }
}
