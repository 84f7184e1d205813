package dev.perigee.api.estimation;

import static dev.perigee.api.estimation.Estimation.json;
import static dev.perigee.api.estimation.Estimation.storedSample;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.api.contract.Callers;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the extractor makes of samples. */
@QuarkusTest
class ExtractorApiTest {

  private static ValidatableResponse attribute(ValidatableResponse extracted) {
    String id = extracted.statusCode(201).extract().path("[0].attribute_id");
    return Callers.luna().get("/6/attributes/" + id).then().statusCode(200);
  }

  @Test
  void basic_attributes_are_told_in_full_and_stored_as_numbers() {
    String sample = storedSample();
    ValidatableResponse extracted =
        json("/6/extractor?extract_basic_attributes=1", List.of(sample))
            .body("[0].basic_attributes.gender", is(0))
            .body("[0].basic_attributes.age", greaterThan(10))
            .body("[0].basic_attributes.ethnicities", nullValue());
    int age = extracted.extract().path("[0].basic_attributes.age");
    attribute(extracted)
        .body("basic_attributes.gender", is(0))
        .body("basic_attributes.age", is(age))
        .body("basic_attributes_samples", equalTo(List.of(sample)))
        .body("face_descriptor", notNullValue());
  }

  @Test
  void basic_attributes_can_be_extracted_alone() {
    ValidatableResponse extracted =
        json(
                "/6/extractor?extract_descriptor=0&extract_basic_attributes=1",
                List.of(storedSample()))
            .body("[0].score", greaterThan(0f));
    attribute(extracted)
        .body("face_descriptor", nullValue())
        .body("face_descriptor_samples", hasSize(0))
        .body("basic_attributes.age", greaterThan(10));
  }

  @Test
  void several_samples_make_one_attribute_with_the_mean() {
    List<String> samples = List.of(storedSample(), storedSample());
    ValidatableResponse extracted =
        json("/6/extractor?aggregate_attributes=1&extract_basic_attributes=1", samples)
            .body("$", hasSize(1))
            .body("[0].samples", equalTo(samples))
            .body("[0].basic_attributes.gender", is(0));
    attribute(extracted)
        .body("basic_attributes_samples", equalTo(samples))
        .body("face_descriptor_samples", equalTo(samples));
  }

  @Test
  void nothing_to_extract_is_refused() {
    json("/6/extractor?extract_descriptor=0", List.of(storedSample()))
        .statusCode(400)
        .body("error_code", is(11034));
  }

  @Test
  void a_lifetime_of_more_than_a_day_is_refused() {
    json("/6/extractor?ttl=86401", List.of(storedSample()))
        .statusCode(400)
        .body("error_code", is(12012));
    json("/6/extractor?ttl=0", List.of(storedSample()))
        .statusCode(400)
        .body("error_code", is(12012));
  }
}
