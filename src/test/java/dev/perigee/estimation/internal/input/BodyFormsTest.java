package dev.perigee.estimation.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.descriptor.DescriptorVersions;
import dev.perigee.estimation.ImageSource;
import dev.perigee.platform.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class BodyFormsTest {
  private static final Descriptor DESCRIPTOR =
      new Descriptor(DescriptorVersions.FACE_128, new byte[128]);
  private static final byte[] SDK = DescriptorFormats.toSdk(DESCRIPTOR);

  private static ImageSource source(String type, byte[] body) {
    return BodyForms.single(type, body).images().getFirst().source();
  }

  private static int refusal(String type, byte[] body) {
    try {
      source(type, body);
      return 0;
    } catch (ApiException e) {
      return e.code().number();
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void descriptors_are_read_in_all_their_forms() {
    byte[] base64 = Base64.getEncoder().encode(SDK);
    byte[] xpk = Arrays.copyOf(SDK, SDK.length + 7);
    for (ImageSource source :
        new ImageSource[] {
          source("application/x-sdk-descriptor", SDK),
          source("application/x-sdk-descriptor-base64", base64),
          source("application/x-vl-xpk", xpk),
          source("application/x-vl-xpk-base64", Base64.getEncoder().encode(xpk)),
          source("applicaition/x-vl-xpk-base64", Base64.getEncoder().encode(xpk))
        }) {
      assertThat(source).isEqualTo(new ImageSource.Vector(DESCRIPTOR));
    }
  }

  @Test
  void what_is_no_descriptor_fails_the_request() {
    assertThat(refusal("application/x-sdk-descriptor", text("x"))).isEqualTo(12038);
    assertThat(refusal("application/x-sdk-descriptor-base64", text("!!"))).isEqualTo(12038);
    assertThat(refusal("application/x-sdk-descriptor", Arrays.copyOf(SDK, 20))).isEqualTo(12034);
    assertThat(refusal("application/x-vl-xpk", text("nothing in it"))).isEqualTo(12031);
    assertThat(refusal("application/x-vl-xpk-base64", text("!!"))).isEqualTo(12031);
  }

  @Test
  void base64_may_have_line_breaks_and_is_told_by_the_type_alone() {
    byte[] image = {1, 2, 3, 4, 5, 6};
    assertThat(source("image/x-png-base64; charset=utf-8", text("AQID\r\nBAUG\r\n")))
        .isInstanceOfSatisfying(
            ImageSource.Encoded.class, found -> assertThat(found.bytes()).isEqualTo(image));
    assertThat(source("IMAGE/X-JPEG-BASE64", text("####"))).isInstanceOf(ImageSource.Broken.class);
  }

  @Test
  void an_image_of_another_type_than_stated_is_refused() {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    assertThat(refusal("image/jpeg", png)).isEqualTo(12025);
    assertThat(refusal("image/png", png)).isZero();
    assertThatThrownBy(() -> source("image/bmp", png)).isInstanceOf(ApiException.class);
  }
}
