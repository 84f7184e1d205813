package dev.perigee.api.robustness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perigee.api.Photos;
import dev.perigee.api.robustness.Http.Answer;
import dev.perigee.api.robustness.Tenant.Kind;
import java.util.Set;

/** Images and objects of an account, and attempts on those of the other. */
final class Files {
  private static final byte[] IMAGE = Photos.gray(30, 20);

  private final Tenant tenant;

  Files(Tenant tenant) {
    this.tenant = tenant;
  }

  void save() {
    boolean image = tenant.chance(50);
    Answer answer =
        image
            ? tenant.http.send("POST", "/6/images", "image/jpeg", IMAGE)
            : tenant.http.send("POST", "/6/objects", "text/plain", tenant.account.getBytes(UTF_8));
    tenant.expect(201, image ? "save image" : "save object", answer);
    String id = answer.json().path(image ? "image_id" : "object_id").asText();
    own(image).add(id);
    tenant.made(image ? Kind.IMAGE : Kind.OBJECT, id);
  }

  void read() {
    boolean image = tenant.chance(50);
    if (!own(image).isEmpty()) {
      String id = Belongings.any(tenant.random, own(image));
      Answer answer = tenant.expect(200, "file", tenant.http.get(path(image) + id));
      if (!image) {
        assertThat(answer.text()).isEqualTo(tenant.account);
      }
    }
  }

  void delete() {
    boolean image = tenant.chance(50);
    if (!own(image).isEmpty()) {
      String id = Belongings.any(tenant.random, own(image));
      tenant.expect(204, "delete file", tenant.http.delete(path(image) + id));
      own(image).remove(id);
    }
  }

  void tryForeign() {
    boolean image = tenant.chance(50);
    String id = tenant.foreign(image ? Kind.IMAGE : Kind.OBJECT);
    if (id != null) {
      String url = path(image) + id;
      Answer answer = tenant.chance(50) ? tenant.http.get(url) : tenant.http.delete(url);
      tenant.refused(404, image ? 13003 : 13007, "foreign file", answer, id);
    }
  }

  private Set<String> own(boolean image) {
    return image ? tenant.own.images : tenant.own.objects;
  }

  private static String path(boolean image) {
    return image ? "/6/images/" : "/6/objects/";
  }
}
