package dev.perigee.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter().importPath(java.nio.file.Path.of("target", "classes"));

  private static final ArchRule INTERNALS = classes().should(Rules.keepOutOfForeignInternals());

  @Test
  void no_capability_reaches_into_the_internals_of_another() {
    INTERNALS.check(PROGRAM);
  }

  @Test
  void reaching_into_internals_is_noticed() {
    JavaClasses intruder =
        new ClassFileImporter().importPackages("dev.perigee.architecture.fixture");

    assertThatThrownBy(() -> INTERNALS.check(intruder))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Intruder.reachIn()")
        .hasMessageContaining("Hidden.touch()");
  }

  @Test
  void capabilities_form_no_cycle() {
    slices().matching("dev.perigee.(*)..").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void capabilities_use_only_what_the_table_allows() {
    classes().should(Rules.useOnlyAllowedCapabilities()).check(PROGRAM);
  }

  @Test
  void every_package_belongs_to_a_known_capability() {
    assertThat(
            PROGRAM.stream()
                .map(JavaClass::getPackageName)
                .flatMap(name -> Capabilities.of(name).stream())
                .collect(Collectors.toSet()))
        .isSubsetOf(Capabilities.known());
  }

  @Test
  void http_resources_are_called_so_and_lie_in_their_capability() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .haveSimpleNameEndingWith("Resource")
        .andShould()
        .resideOutsideOfPackages(
            "dev.perigee.app..",
            "dev.perigee.postgres..",
            "dev.perigee.enrol..",
            "dev.perigee.vision..",
            "dev.perigee.descriptor..")
        .allowEmptyShould(true)
        .check(PROGRAM);
  }
}
