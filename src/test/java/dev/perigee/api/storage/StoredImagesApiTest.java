package dev.perigee.api.storage;

import static dev.perigee.api.storage.StoreClient.get;
import static dev.perigee.api.storage.StoreClient.head;
import static dev.perigee.api.storage.StoreClient.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.api.Photos;
import dev.perigee.platform.http.Service;
import dev.perigee.testing.ServiceUrls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StoredImagesApiTest {
  private static final byte[] PHOTO = Photos.gray(300, 200);
  private static final String ANNA = UUID.randomUUID().toString();
  private static final String BERT = UUID.randomUUID().toString();

  private final StoreClient store = new StoreClient();

  @Test
  void a_jpeg_comes_back_byte_by_byte_and_its_answer_names_thumbnails() {
    Map<String, String> made =
        store.post("images", "image/jpeg", PHOTO).statusCode(201).extract().path("");

    String url = store.bucket() + "/images/" + made.get("image_id");
    assertThat(made)
        .containsEntry("url", url)
        .containsEntry("url32", url + "_32")
        .containsEntry("url64", url + "_64")
        .containsEntry("url96", url + "_96")
        .containsEntry("url160", url + "_160");
    assertThat(get(url).statusCode(200).contentType("image/jpeg").extract().asByteArray())
        .isEqualTo(PHOTO);
  }

  @ParameterizedTest
  @CsvSource({
    ".png, image/png",
    ".bmp, image/bmp",
    ".tiff, image/tiff",
    ".ppm, image/x-portable-pixmap",
    ".gif, image/gif"
  })
  void every_format_becomes_jpeg(String ending, String type) {
    byte[] image = Photos.as(ending, PHOTO);

    String url = store.post("images", type, image).statusCode(201).extract().path("url");

    assertThat(get(url).contentType("image/jpeg").extract().asByteArray())
        .startsWith(0xFF, 0xD8, 0xFF);
  }

  @Test
  void without_a_content_type_the_content_decides() throws Exception {
    URI url = ServiceUrls.of(Service.IMAGE_STORE).resolve(store.bucket() + "/images");

    assertThat(StoreClient.postRaw(url, Photos.as(".png", PHOTO))).isEqualTo(201);
    assertThat(StoreClient.postRaw(url, "text".getBytes(UTF_8))).isEqualTo(400);
  }

  @Test
  void what_is_no_image_or_another_one_is_refused() {
    store.post("images", "image/jpeg", "text".getBytes(UTF_8)).body("error_code", equalTo(18002));
    store.post("images", "image/png", PHOTO).statusCode(400).body("error_code", equalTo(12025));
    store.post("images", "text/plain", PHOTO).statusCode(400).body("error_code", equalTo(12023));
  }

  @Test
  void an_id_may_be_given_and_its_image_replaced() {
    String url = store.bucket() + "/images/" + UUID.randomUUID();

    for (byte[] image : List.of(PHOTO, Photos.gray(40, 30))) {
      request()
          .contentType("image/jpeg")
          .body(image)
          .put(url)
          .then()
          .statusCode(200)
          .body("url", equalTo(url));
      assertThat(get(url).extract().asByteArray()).isEqualTo(image);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 96, 160, 1, 299})
  void thumbnails_keep_the_proportions(int side) {
    String url = store.image(PHOTO) + "_" + side;

    byte[] small = get(url).statusCode(200).contentType("image/jpeg").extract().asByteArray();

    assertThat(Photos.size(small))
        .containsExactly(side, Math.max(1, Math.round(side * 200 / 300f)));
    head(url)
        .statusCode(200)
        .header("Content-Length", equalTo(String.valueOf(small.length)))
        .body(emptyString());
  }

  @Test
  void thumbnails_do_not_enlarge() {
    String url = store.image(PHOTO);

    assertThat(get(url + "_301").extract().asByteArray()).isEqualTo(PHOTO);
    get(url + "_0").statusCode(404).body("error_code", equalTo(12013));
    get(url + "_4097").statusCode(404);
    get(url + "_4096").statusCode(200);
  }

  @Test
  void thumbnails_are_those_of_the_image_that_is_there() {
    String url = store.image(PHOTO);
    get(url + "_32").statusCode(200);

    request().contentType("image/jpeg").body(Photos.gray(20, 40)).put(url).then().statusCode(200);

    assertThat(Photos.size(get(url + "_32").extract().asByteArray())).containsExactly(16, 32);
    request().delete(url).then().statusCode(204);
    get(url + "_32").statusCode(404).body("error_code", equalTo(13003));
    head(url + "_32").statusCode(404);
  }

  @Test
  void keys_and_values_of_the_writer_come_back_when_asked_for() {
    String url =
        request()
            .contentType("image/jpeg")
            .header("X-Luna-Meta-Camera", "7 %41 + entrance")
            .header("X-Luna-Meta-Shift", "night")
            .body(PHOTO)
            .post(store.bucket() + "/images")
            .then()
            .statusCode(201)
            .extract()
            .path("url");

    get(url).header("X-Luna-Meta-camera", nullValue());
    get(url + "?with_meta=1")
        .header("X-Luna-Meta-camera", equalTo("7 %41 + entrance"))
        .header("X-Luna-Meta-shift", equalTo("night"));
    head(url + "?with_meta=1").header("X-Luna-Meta-shift", equalTo("night"));
  }

  @Test
  void too_much_metadata_is_refused() {
    request()
        .contentType("image/jpeg")
        .header("X-Luna-Meta-a", "x".repeat(1600))
        .body(PHOTO)
        .post(store.bucket() + "/images")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12031));
    request()
        .contentType("image/jpeg")
        .header("X-Luna-Meta-a_b", "x")
        .body(PHOTO)
        .post(store.bucket() + "/images")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12031));
  }

  @Test
  void the_bucket_s_lifetime_counts_unless_the_image_has_its_own() {
    String images = "/1/buckets/" + StoreClient.created("&ttl=7") + "/images";

    assertThat(days(images, "")).isEqualTo(6);
    assertThat(days(images, "?ttl=30")).isEqualTo(29);
    String url =
        request().contentType("image/jpeg").body(PHOTO).post(images + "?ttl=-1").path("url");
    head(url).header("X-Luna-Expiry-Date", nullValue());
  }

  /** Whole days that an image has left. */
  private static long days(String images, String query) {
    String url = request().contentType("image/jpeg").body(PHOTO).post(images + query).path("url");
    String end =
        head(url)
            .header("X-Luna-Expiry-Date", notNullValue())
            .extract()
            .header("X-Luna-Expiry-Date");
    return Duration.between(Instant.now(), OffsetDateTime.parse(end).toInstant()).toDays();
  }

  @Test
  void an_account_sees_its_own_and_nobody_s() {
    String annas = put(ANNA);
    String nobodys = put(null);

    get(annas + "?account_id=" + ANNA).statusCode(200);
    get(annas).statusCode(200);
    get(annas + "?account_id=" + BERT).statusCode(404).body("error_code", equalTo(13003));
    head(annas + "?account_id=" + BERT).statusCode(404);
    get(annas + "_32?account_id=" + BERT).statusCode(404);
    request().delete(annas + "?account_id=" + BERT).then().statusCode(404);
    get(nobodys + "?account_id=" + BERT).statusCode(200);
    replace(annas, BERT).statusCode(409).body("error_code", equalTo(13008));
    replace(annas, ANNA).statusCode(200);
    replace(nobodys, BERT).statusCode(200);
    replace(annas, "x").statusCode(400).body("error_code", equalTo(11037));
  }

  private String put(String owner) {
    String url = store.bucket() + "/images/" + UUID.randomUUID();
    replace(url, owner).statusCode(200);
    return url;
  }

  private static ValidatableResponse replace(String url, String owner) {
    RequestSpecification request = request().contentType("image/jpeg").body(PHOTO);
    return (owner == null ? request : request.header("Luna-Account-Id", owner)).put(url).then();
  }

  @Test
  void many_are_removed_at_once() {
    List<String> urls = Stream.generate(() -> store.image(PHOTO)).limit(3).toList();
    List<String> ids = urls.stream().map(url -> url.substring(url.length() - 36)).toList();
    List<String> asked = Stream.concat(ids.stream(), Stream.of(UUID.randomUUID() + "")).toList();

    deleteMany(asked).statusCode(204);

    urls.forEach(url -> get(url).statusCode(404));
  }

  @Test
  void of_another_account_nothing_is_removed() {
    String url = put(ANNA);

    request()
        .contentType("application/json")
        .body(Map.of("images", List.of(url.substring(url.length() - 36))))
        .delete(store.bucket() + "/images?account_id=" + BERT)
        .then()
        .statusCode(204);

    get(url).statusCode(200);
  }

  @Test
  void a_thousand_may_be_removed_and_no_more() {
    List<String> ids = Stream.generate(() -> UUID.randomUUID() + "").limit(1001).toList();

    deleteMany(ids.subList(0, 1000)).statusCode(204);
    deleteMany(ids).statusCode(400).body("error_code", equalTo(13004));
  }

  private ValidatableResponse deleteMany(List<String> ids) {
    return request()
        .contentType("application/json")
        .body(Map.of("images", ids))
        .delete(store.bucket() + "/images")
        .then();
  }

  @Test
  void without_a_bucket_nothing_is_stored_or_removed() {
    request()
        .contentType("image/jpeg")
        .body(PHOTO)
        .post("/1/buckets/no-such-bucket/images")
        .then()
        .statusCode(404)
        .body("error_code", equalTo(13005));
    get("/1/buckets/no-such-bucket/images/" + UUID.randomUUID()).statusCode(404);
    request()
        .contentType("application/json")
        .body(Map.of("images", List.of()))
        .delete("/1/buckets/no-such-bucket/images")
        .then()
        .statusCode(404)
        .body("error_code", equalTo(13005));
  }
}
