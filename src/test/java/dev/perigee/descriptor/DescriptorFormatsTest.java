package dev.perigee.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DescriptorFormatsTest {
  private static final Descriptor FOREIGN = Descriptors.random(59, 1);

  @Test
  void an_sdk_descriptor_of_version_59_has_the_documented_size_and_start() {
    String text = Base64.getEncoder().encodeToString(DescriptorFormats.toSdk(FOREIGN));

    assertThat(text).hasSize(696).startsWith("ZHAAADsAAA");
  }

  @Test
  void every_version_survives_the_sdk_format() {
    for (DescriptorVersion version : DescriptorVersions.all()) {
      Descriptor descriptor = Descriptors.random(version.number(), 1);

      assertThat(DescriptorFormats.fromSdk(DescriptorFormats.toSdk(descriptor)))
          .isEqualTo(descriptor);
    }
  }

  @Test
  void another_signature_is_accepted_when_version_and_length_are_right() {
    byte[] data = DescriptorFormats.toSdk(FOREIGN);
    data[0] = 'x';

    assertThat(DescriptorFormats.fromSdk(data)).isEqualTo(FOREIGN);
  }

  @Test
  void bytes_shorter_than_a_header_are_no_sdk_descriptor() {
    assertCode(ErrorCode.SDK_DESCRIPTOR_INVALID, () -> DescriptorFormats.fromSdk(new byte[7]));
  }

  @Test
  void bytes_with_neither_signature_nor_known_version_are_no_sdk_descriptor() {
    byte[] text = "certainly not a descriptor".getBytes(StandardCharsets.US_ASCII);

    assertCode(ErrorCode.SDK_DESCRIPTOR_INVALID, () -> DescriptorFormats.fromSdk(text));
  }

  @Test
  void an_sdk_descriptor_of_an_unknown_version_is_refused() {
    byte[] data = DescriptorFormats.toSdk(FOREIGN);
    data[4] = 61;

    assertCode(ErrorCode.DESCRIPTOR_VERSION_UNKNOWN, () -> DescriptorFormats.fromSdk(data));
  }

  @Test
  void an_sdk_descriptor_cut_short_is_refused() {
    byte[] data = Arrays.copyOf(DescriptorFormats.toSdk(FOREIGN), 519);

    assertCode(ErrorCode.DESCRIPTOR_LENGTH, () -> DescriptorFormats.fromSdk(data));
  }

  @Test
  void a_raw_descriptor_of_wrong_length_is_refused() {
    assertCode(ErrorCode.DESCRIPTOR_LENGTH, () -> DescriptorFormats.fromRaw(1001, new byte[128]));
  }

  @Test
  void a_raw_descriptor_of_an_unknown_version_is_refused() {
    assertCode(
        ErrorCode.DESCRIPTOR_VERSION_UNKNOWN, () -> DescriptorFormats.fromRaw(7, new byte[512]));
  }

  @Test
  void an_xpk_with_one_descriptor_inside_is_read() {
    byte[] file = concat("header".getBytes(StandardCharsets.US_ASCII), sdk(FOREIGN), new byte[9]);

    assertThat(DescriptorFormats.fromXpk(file)).isEqualTo(FOREIGN);
  }

  @Test
  void an_xpk_without_a_descriptor_is_refused() {
    assertCode(ErrorCode.BAD_INPUT, () -> DescriptorFormats.fromXpk(new byte[2000]));
  }

  @Test
  void an_xpk_with_a_truncated_descriptor_is_refused() {
    byte[] file = Arrays.copyOf(sdk(FOREIGN), 500);

    assertCode(ErrorCode.BAD_INPUT, () -> DescriptorFormats.fromXpk(file));
  }

  @Test
  void an_xpk_with_two_descriptors_is_refused() {
    byte[] file = concat(sdk(FOREIGN), sdk(Descriptors.random(1002, 1)));

    assertCode(ErrorCode.BAD_INPUT, () -> DescriptorFormats.fromXpk(file));
  }

  @Property
  void any_bytes_are_read_or_refused_with_a_documented_error(@ForAll byte[] data) {
    assertThat(readsOrRefuses(() -> DescriptorFormats.fromSdk(data))).isTrue();
    assertThat(readsOrRefuses(() -> DescriptorFormats.fromXpk(data))).isTrue();
  }

  private static boolean readsOrRefuses(Runnable read) {
    try {
      read.run();
      return true;
    } catch (ApiException refused) {
      return refused.status() == 400;
    }
  }

  private static void assertCode(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ApiException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static byte[] sdk(Descriptor descriptor) {
    return DescriptorFormats.toSdk(descriptor);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
