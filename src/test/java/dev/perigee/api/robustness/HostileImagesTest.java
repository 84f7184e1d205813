package dev.perigee.api.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perigee.api.contract.Callers;
import dev.perigee.api.robustness.Http.Answer;
import dev.perigee.api.robustness.hostile.Hostile;
import dev.perigee.api.robustness.hostile.HostileImages;
import dev.perigee.platform.http.Service;
import dev.perigee.testing.ServiceUrls;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hostile images are refused wherever an image can be sent. */
@QuarkusTest
class HostileImagesTest {
  /** Wrong type, outside the limits, no image. */
  private static final Set<Integer> REFUSALS = Set.of(12025, 12031, 18002);

  private static final List<Hostile> IMAGES = HostileImages.all();

  private final List<String> faults = new ArrayList<>();

  @Test
  void there_are_enough_of_them_and_each_is_another_one() {
    assertThat(IMAGES).hasSizeGreaterThanOrEqualTo(200);
    assertThat(IMAGES.stream().map(Hostile::name).distinct()).hasSameSizeAs(IMAGES);
  }

  @Test
  void they_are_refused_as_images_and_samples() {
    Http anna = http(Service.MAIN);
    for (Hostile image : IMAGES) {
      refused(anna, image, "/6/images");
      refused(anna, image, "/6/samples/faces");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void they_are_refused_by_the_image_store() {
    Http anna = http(Service.IMAGE_STORE);
    for (Hostile image : IMAGES) {
      refused(anna, image, "/1/buckets/visionlabs-image-origin/images");
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void estimations_refuse_them_or_tell_that_they_are_broken() {
    Http anna = http(Service.MAIN);
    for (Hostile image : IMAGES) {
      for (String path : List.of("/6/sdk", "/6/detector")) {
        Answer answer = send(anna, image, path);
        boolean told =
            answer.status() < 300 ? isToldBroken(answer) : isRefusal(answer.status(), answer);
        if (!told) {
          faults.add(path + " " + image + ": " + answer.status() + " " + answer.text());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static Http http(Service service) {
    return new Http(ServiceUrls.of(service), Callers.newAccount("user"));
  }

  private static Answer send(Http caller, Hostile image, String path) {
    return caller.send("POST", path, image.type(), image.bytes());
  }

  private void refused(Http caller, Hostile image, String path) {
    Answer answer = send(caller, image, path);
    if (!isRefusal(answer.status(), answer)) {
      faults.add(path + " " + image + ": " + answer.status() + " " + answer.text());
    }
  }

  private static boolean isRefusal(int status, Answer answer) {
    return status == 400 && REFUSALS.contains(answer.errorCode());
  }

  /** One image, status 0, and its error. */
  private static boolean isToldBroken(Answer answer) {
    JsonNode images = answer.json().path("images_estimations");
    JsonNode image = (images.isMissingNode() ? answer.json().path("images") : images).path(0);
    return image.path("status").asInt(-1) == 0
        && REFUSALS.contains(image.path("error").path("error_code").asInt());
  }
}
