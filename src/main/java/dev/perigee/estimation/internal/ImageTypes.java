package dev.perigee.estimation.internal;

/** Media types under which one image may be sent as the whole body. */
final class ImageTypes {
  static final String JPEG = "image/jpeg";
  static final String PNG = "image/png";
  static final String BMP = "image/bmp";
  static final String TIFF = "image/tiff";
  static final String PNM = "image/x-portable-pixmap";
  static final String JPEG_BASE64 = "image/x-jpeg-base64";
  static final String PNG_BASE64 = "image/x-png-base64";
  static final String BMP_BASE64 = "image/x-bmp-base64";
  static final String TIFF_BASE64 = "image/x-tiff-base64";
  static final String PNM_BASE64 = "image/x-portable-pixmap-base64";

  private ImageTypes() {}
}
