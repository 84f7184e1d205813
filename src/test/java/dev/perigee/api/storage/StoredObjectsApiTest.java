package dev.perigee.api.storage;

import static dev.perigee.api.storage.StoreClient.get;
import static dev.perigee.api.storage.StoreClient.head;
import static dev.perigee.api.storage.StoreClient.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StoredObjectsApiTest {
  private static final String DIGITS = "0123456789";

  private final StoreClient store = new StoreClient();

  private String stored(String type, byte[] body) {
    return store.post("objects", type, body).statusCode(201).extract().path("url");
  }

  private String digits() {
    return stored("text/plain", DIGITS.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, .json",
    "application/zip, .zip",
    "video/mp4, .mp4",
    "application/x-anything, .bin"
  })
  void any_media_type_comes_back(String type, String ending) {
    byte[] body = {1, 2, 3};
    String url = stored(type, body);

    ValidatableResponse answer = get(url).statusCode(200);

    String id = url.substring(url.length() - 36);
    answer
        .contentType(equalTo(type))
        .header("Content-Disposition", equalTo("attachment; filename=\"" + id + ending + "\""))
        .header("X-Content-Type-Options", equalTo("nosniff"));
    assertThat(answer.extract().asByteArray()).isEqualTo(body);
  }

  @Test
  void a_large_object_comes_back_whole_and_in_parts() {
    byte[] body = new byte[5_000_000];
    new Random(1).nextBytes(body);
    String url = stored("video/mp4", body);

    assertThat(get(url).extract().asByteArray()).isEqualTo(body);
    byte[] part = range(url, "bytes=999999-3000000").statusCode(206).extract().asByteArray();
    assertThat(part).isEqualTo(Arrays.copyOfRange(body, 999_999, 3_000_001));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, bytes 0-0/10",
    "bytes=2-4, 234, bytes 2-4/10",
    "bytes=7-, 789, bytes 7-9/10",
    "bytes=-2, 89, bytes 8-9/10",
    "bytes=5-99, 56789, bytes 5-9/10",
    "bytes=-99, 0123456789, bytes 0-9/10"
  })
  void a_part_can_be_asked_for(String wanted, String content, String told) {
    String url = digits();

    range(url, wanted)
        .statusCode(206)
        .header("Content-Range", equalTo(told))
        .header("Content-Length", equalTo(String.valueOf(content.length())))
        .body(equalTo(content));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=4-2", "bytes=a-b", "bytes=-", "lines=1-2", "bytes=0-1,3-4", "x"})
  void what_is_no_single_range_means_the_whole(String wanted) {
    range(digits(), wanted)
        .statusCode(200)
        .header("Accept-Ranges", equalTo("bytes"))
        .header("Content-Range", nullValue())
        .body(equalTo(DIGITS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=99999999999999999999-", "bytes=-0"})
  void a_part_behind_the_end_is_refused(String wanted) {
    range(digits(), wanted)
        .statusCode(416)
        .header("Content-Range", equalTo("bytes */10"))
        .body("error_code", equalTo(12046));
  }

  private static ValidatableResponse range(String url, String range) {
    return request().header("Range", range).get(url).then();
  }

  @Test
  void a_client_that_has_the_content_is_told_so() {
    String url = digits();
    String etag = get(url).extract().header("ETag");

    for (String known : List.of(etag, "W/" + etag, "\"other\", " + etag, "*")) {
      request()
          .header("If-None-Match", known)
          .get(url)
          .then()
          .statusCode(304)
          .header("ETag", equalTo(etag))
          .body(equalTo(""));
    }
    request().header("If-None-Match", "\"other\"").get(url).then().statusCode(200);
  }

  @Test
  void a_part_of_another_content_is_not_continued() {
    String url = digits();
    String etag = get(url).extract().header("ETag");

    request()
        .header("Range", "bytes=5-")
        .header("If-Range", etag)
        .get(url)
        .then()
        .statusCode(206)
        .body(equalTo("56789"));
    request()
        .header("Range", "bytes=5-")
        .header("If-Range", "\"other\"")
        .get(url)
        .then()
        .statusCode(200)
        .body(equalTo(DIGITS));
  }

  @Test
  void the_etag_changes_with_the_content() {
    String url = digits();
    String before = head(url).extract().header("ETag");

    request().contentType("text/plain").body("other").put(url).then().statusCode(200);

    assertThat(head(url).extract().header("ETag")).isNotEqualTo(before);
    get(url).body(equalTo("other"));
  }

  @Test
  void an_id_may_be_given() {
    String id = UUID.randomUUID().toString();
    String url = store.bucket() + "/objects/" + id;

    request()
        .contentType("text/plain")
        .body("text")
        .put(url)
        .then()
        .statusCode(200)
        .body("object_id", equalTo(id))
        .body("url", equalTo(url));

    head(url).statusCode(200).header("Content-Length", equalTo("4"));
    request().delete(url).then().statusCode(204);
    get(url).statusCode(404).body("error_code", equalTo(13007));
    head(url).statusCode(404);
    request().delete(url).then().statusCode(404).body("error_code", equalTo(13007));
  }

  @Test
  void images_and_objects_are_kept_apart() {
    String url = digits();

    get(url.replace("/objects/", "/images/")).statusCode(404).body("error_code", equalTo(13003));
  }

  @Test
  void a_thousand_may_be_removed_and_no_more() {
    String url = digits();
    List<String> ids =
        Stream.concat(
                Stream.of(url.substring(url.length() - 36)),
                Stream.generate(() -> UUID.randomUUID() + ""))
            .limit(1001)
            .toList();

    deleteMany(ids).statusCode(400).body("error_code", equalTo(13009));
    get(url).statusCode(200);
    deleteMany(ids.subList(0, 1000)).statusCode(204);
    get(url).statusCode(404);
  }

  private ValidatableResponse deleteMany(List<String> ids) {
    return request()
        .contentType("application/json")
        .body(Map.of("objects", ids))
        .delete(store.bucket() + "/objects")
        .then();
  }

  @Test
  void another_account_sees_nothing_of_it() {
    String anna = UUID.randomUUID().toString();
    String url =
        request()
            .contentType("text/plain")
            .header("Luna-Account-Id", anna)
            .body("text")
            .post(store.bucket() + "/objects")
            .path("url");

    String other = "?account_id=" + UUID.randomUUID();
    get(url + other).statusCode(404);
    head(url + other).statusCode(404);
    request().delete(url + other).then().statusCode(404);
    get(url + "?account_id=" + anna).statusCode(200);
  }
}
