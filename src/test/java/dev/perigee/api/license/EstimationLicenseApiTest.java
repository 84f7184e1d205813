package dev.perigee.api.license;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.perigee.api.Photos;
import dev.perigee.api.contract.Callers;
import dev.perigee.license.Feature;
import dev.perigee.license.License;
import dev.perigee.license.internal.LicenseControl;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a licence withholds from estimations. */
@QuarkusTest
class EstimationLicenseApiTest {

  /**
   * Everything but these.
   *
   * @param liveness executions, null for none
   */
  private static License without(Long liveness, Feature... others) {
    Map<Feature, Long> features = new HashMap<>(License.DEVELOPMENT.features());
    features.remove(Feature.LIVENESS);
    if (liveness != null) {
      features.put(Feature.LIVENESS, liveness);
    }
    List.of(others).forEach(features::remove);
    return new License(UUID.randomUUID().toString(), "tests", Optional.empty(), features);
  }

  private static RequestSpecification caller() {
    return Callers.luna().contentType("image/jpeg").body(Photos.gray(64, 64));
  }

  @Test
  void an_estimation_that_is_not_granted_is_refused_and_the_others_go_on() throws Throwable {
    LicenseControl.under(
        without(
            null, Feature.ISO, Feature.DEEPFAKE, Feature.PEOPLE_COUNTER, Feature.BODY_ATTRIBUTES),
        () -> {
          for (String url :
              List.of(
                  "/6/iso",
                  "/6/liveness",
                  "/6/detector?estimate_face_quality=1",
                  "/6/sdk?detect_face=1&estimate_deepfake=1",
                  "/6/sdk?detect_face=1&deepfake_states=1",
                  "/6/sdk?estimate_people_count=1",
                  "/6/sdk?detect_body=1&estimate_upper_body=1",
                  "/6/sdk?detect_face=1&estimate_liveness=1")) {
            caller().post(url).then().statusCode(403).body("error_code", is(11055));
          }
          caller().post("/6/sdk?detect_face=1&detect_body=1").then().statusCode(200);
        });
  }

  @Test
  void images_beyond_the_liveness_executions_left_are_refused_one_by_one() throws Throwable {
    LicenseControl.under(
        without(2L),
        () -> {
          RequestSpecification three = Callers.luna();
          for (int i = 0; i < 3; i++) {
            three.multiPart("image", i + ".jpg", Photos.gray(64, 64), "image/jpeg");
          }
          three
              .post("/6/sdk?detect_face=1&estimate_liveness=1")
              .then()
              .statusCode(200)
              .body("images_estimations.status", equalTo(List.of(1, 1, 0)))
              .body("images_estimations[2].error.error_code", is(11055));
          caller().post("/6/liveness").then().statusCode(403).body("error_code", is(11055));
        });
  }
}
