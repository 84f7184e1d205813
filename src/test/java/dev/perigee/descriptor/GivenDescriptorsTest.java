package dev.perigee.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class GivenDescriptorsTest {
  private static final Descriptor DESCRIPTOR =
      new Descriptor(DescriptorVersions.FACE_128, new byte[128]);

  @Test
  void raw_components_are_read_with_their_version() {
    assertThat(GivenDescriptors.read(raw(base64(new byte[128])), "d")).isEqualTo(DESCRIPTOR);
  }

  @Test
  void a_text_is_an_sdk_descriptor() {
    JsonNode text = text(base64(DescriptorFormats.toSdk(DESCRIPTOR)));

    assertThat(GivenDescriptors.read(text, "d")).isEqualTo(DESCRIPTOR);
  }

  @Test
  void components_that_are_no_base64_are_named_by_their_path() {
    assertThatThrownBy(() -> GivenDescriptors.read(raw("*"), "a.0"))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("'a.0.descriptor'");
  }

  @Test
  void a_text_that_is_no_base64_is_no_sdk_descriptor() {
    assertThatThrownBy(() -> GivenDescriptors.read(text("*"), "d"))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.SDK_DESCRIPTOR_INVALID));
  }

  private static JsonNode raw(String components) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("descriptor", components)
        .put("version", DescriptorVersions.FACE_128);
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.textNode(text);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
