package dev.perigee.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.perigee.blob.PlatformBucket;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BucketsApiTest {

  @Test
  void the_buckets_of_the_platform_are_there() {
    List<String> names = StoreClient.get("/1/buckets").statusCode(200).extract().path("");

    assertThat(names).isSorted();
    for (PlatformBucket needed : PlatformBucket.values()) {
      assertThat(names).contains(needed.bucket());
    }
  }

  @Test
  void a_bucket_is_made_told_and_removed() {
    String name = StoreClient.created("");
    String path = "/1/buckets/" + name;

    StoreClient.get("/1/buckets").body("", hasItem(name));
    StoreClient.get(path)
        .statusCode(200)
        .body("bucket", equalTo(name))
        .body("create_time", notNullValue())
        .body("ttl", nullValue());
    StoreClient.head(path).statusCode(200);
    StoreClient.request().delete(path).then().statusCode(anyOf(equalTo(204), equalTo(202)));
    StoreClient.head(path).statusCode(404);
    StoreClient.get(path).statusCode(404).body("error_code", equalTo(13005));
    StoreClient.request().delete(path).then().statusCode(404).body("error_code", equalTo(13005));
    StoreClient.get("/1/buckets").body("", not(hasItem(name)));
  }

  @Test
  void a_bucket_is_made_once() {
    String name = StoreClient.created("&ttl=7");

    StoreClient.request()
        .post("/1/buckets?bucket=" + name + "&ttl=30")
        .then()
        .statusCode(409)
        .body("error_code", equalTo(13006))
        .body("detail", equalTo("Bucket with name " + name + " already exist"));
    StoreClient.get("/1/buckets/" + name).body("ttl", equalTo(7));
  }

  @Test
  void names_and_lifetimes_are_checked() {
    StoreClient.request()
        .post("/1/buckets?bucket=No+Name")
        .then()
        .statusCode(400)
        .body("error_code", equalTo(12012));
    StoreClient.request().post("/1/buckets?bucket=a&ttl=8").then().statusCode(400);
    StoreClient.request().post("/1/buckets").then().body("error_code", equalTo(12014));
  }

  @Test
  void the_lifetime_can_be_changed() {
    String path = "/1/buckets/" + StoreClient.created("");

    StoreClient.request().put(path + "?ttl=30").then().statusCode(204);
    StoreClient.get(path).body("ttl", equalTo(30));
    StoreClient.request().put(path + "?ttl=-1").then().statusCode(204);
    StoreClient.get(path).body("ttl", nullValue());
    StoreClient.request()
        .put("/1/buckets/no-such-bucket?ttl=1")
        .then()
        .statusCode(404)
        .body("error_code", equalTo(13005));
  }

  @Test
  void a_bucket_of_the_platform_that_is_removed_is_there_again() {
    String path = "/1/buckets/" + PlatformBucket.TASK_RESULTS.bucket();

    StoreClient.request().delete(path).then().statusCode(anyOf(equalTo(204), equalTo(202)));

    StoreClient.head(path).statusCode(200);
  }
}
