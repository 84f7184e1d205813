package dev.perigee.estimation.internal.input;

import dev.perigee.descriptor.Descriptor;
import dev.perigee.descriptor.DescriptorFormats;
import dev.perigee.estimation.ImageSource;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.Inputs;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.vision.ImageFormat;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bodies and parts told apart by their media type. */
public enum BodyForms {
  FORM,
  JSON,
  /** One image or one descriptor. */
  SINGLE;

  static final String JSON_TYPE = "application/json";

  private static final String NAME = "raw_image";
  private static final String BASE64 = "-base64";
  private static final String SDK = "application/x-sdk-descriptor";
  private static final String XPK = "application/x-vl-xpk";
  // The reference spells it so in one place.
  private static final String XPK_MISSPELT = "applicaition/x-vl-xpk";

  /** The form of a body. */
  public static BodyForms of(String contentType) {
    return switch (bare(contentType)) {
      case "multipart/form-data" -> FORM;
      case JSON_TYPE -> JSON;
      default -> SINGLE;
    };
  }

  /** A body that is one image or one descriptor; a descriptor that is none fails the request. */
  public static Inputs single(String contentType, byte[] body) {
    String type = bare(contentType);
    ImageSource source = isDescriptor(type) ? vector(type, body) : image(type, body);
    if (source instanceof ImageSource.Encoded(byte[] encoded) && !type.endsWith(BASE64)) {
      requireFormat(encoded, type);
    }
    return new Inputs(List.of(InputImage.of(NAME, source)), Map.of());
  }

  private static void requireFormat(byte[] encoded, String type) {
    // What is no image at all is left to the decoder: it gets an error of its own.
    if (ImageFormat.sniff(encoded).filter(format -> !format.mediaType().equals(type)).isPresent()) {
      throw ApiException.of(ErrorCode.CONTENT_TYPE_MISMATCH);
    }
  }

  /** {@code type/subtype} in lower case without parameters; empty when there is none. */
  static String bare(String contentType) {
    if (contentType == null) {
      return "";
    }
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  static boolean isImage(String type) {
    return type.startsWith("image/");
  }

  static boolean isDescriptor(String type) {
    String plain = withoutBase64(type);
    return plain.equals(SDK) || plain.equals(XPK) || plain.equals(XPK_MISSPELT);
  }

  /** An image, in base64 when its type says so. */
  static ImageSource image(String type, byte[] bytes) {
    return type.endsWith(BASE64) ? base64Image(bytes) : new ImageSource.Encoded(bytes);
  }

  /** An image sent as base64; line breaks do not matter. */
  static ImageSource base64Image(byte[] text) {
    byte[] image = decode(text);
    return image == null
        ? new ImageSource.Broken(ApiException.of(ErrorCode.IMAGE_NOT_CONVERTED, "image"))
        : new ImageSource.Encoded(image);
  }

  /**
   * @throws ApiException 12031, 12034, 12036 or 12038
   */
  static ImageSource vector(String type, byte[] bytes) {
    byte[] file = type.endsWith(BASE64) ? decode(bytes) : bytes;
    boolean sdk = withoutBase64(type).equals(SDK);
    if (file == null) {
      throw sdk
          ? ApiException.of(ErrorCode.SDK_DESCRIPTOR_INVALID)
          : ApiException.of(ErrorCode.BAD_INPUT, "XPK file is not valid");
    }
    Descriptor descriptor = sdk ? DescriptorFormats.fromSdk(file) : DescriptorFormats.fromXpk(file);
    return new ImageSource.Vector(descriptor);
  }

  private static String withoutBase64(String type) {
    return type.endsWith(BASE64) ? type.substring(0, type.length() - BASE64.length()) : type;
  }

  /** Null when it is no base64. */
  private static byte[] decode(byte[] text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return decodeLines(text);
    }
  }

  private static byte[] decodeLines(byte[] text) {
    try {
      byte[] decoded = Base64.getMimeDecoder().decode(text);
      return decoded.length == 0 ? null : decoded;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
