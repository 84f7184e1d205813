package dev.perigee.vision.exif;

import java.util.HashMap;
import java.util.Map;

/** Names of the tags of EXIF 2.3 (JEITA CP-3451). */
final class ExifTags {

  /** The directories of an EXIF segment. */
  enum Group {
    /** The first one, of the image. */
    IMAGE,
    /** Of the exposure. */
    EXIF,
    /** Of the place. */
    GPS
  }

  private static final int EXIF_DIRECTORY = 0x8769;
  private static final int GPS_DIRECTORY = 0x8825;

  private static final Map<Integer, String> IMAGE =
      table(
          """
          010E ImageDescription
          010F Make
          0110 Model
          0112 Orientation
          011A XResolution
          011B YResolution
          0128 ResolutionUnit
          012D TransferFunction
          0131 Software
          0132 DateTime
          013B Artist
          013E WhitePoint
          013F PrimaryChromaticities
          0211 YCbCrCoefficients
          0213 YCbCrPositioning
          0214 ReferenceBlackWhite
          8298 Copyright
          """);

  private static final Map<Integer, String> EXIF =
      table(
          """
          829A ExposureTime
          829D FNumber
          8822 ExposureProgram
          8824 SpectralSensitivity
          8827 ISOSpeedRatings
          8830 SensitivityType
          8831 StandardOutputSensitivity
          8832 RecommendedExposureIndex
          9000 ExifVersion
          9003 DateTimeOriginal
          9004 DateTimeDigitized
          9010 OffsetTime
          9011 OffsetTimeOriginal
          9012 OffsetTimeDigitized
          9101 ComponentsConfiguration
          9102 CompressedBitsPerPixel
          9201 ShutterSpeedValue
          9202 ApertureValue
          9203 BrightnessValue
          9204 ExposureBiasValue
          9205 MaxApertureValue
          9206 SubjectDistance
          9207 MeteringMode
          9208 LightSource
          9209 Flash
          920A FocalLength
          9214 SubjectArea
          927C MakerNote
          9286 UserComment
          9290 SubSecTime
          9291 SubSecTimeOriginal
          9292 SubSecTimeDigitized
          A000 FlashpixVersion
          A001 ColorSpace
          A002 PixelXDimension
          A003 PixelYDimension
          A004 RelatedSoundFile
          A20B FlashEnergy
          A20E FocalPlaneXResolution
          A20F FocalPlaneYResolution
          A210 FocalPlaneResolutionUnit
          A214 SubjectLocation
          A215 ExposureIndex
          A217 SensingMethod
          A300 FileSource
          A301 SceneType
          A401 CustomRendered
          A402 ExposureMode
          A403 WhiteBalance
          A404 DigitalZoomRatio
          A405 FocalLengthIn35mmFilm
          A406 SceneCaptureType
          A407 GainControl
          A408 Contrast
          A409 Saturation
          A40A Sharpness
          A40C SubjectDistanceRange
          A420 ImageUniqueID
          A430 CameraOwnerName
          A431 BodySerialNumber
          A432 LensSpecification
          A433 LensMake
          A434 LensModel
          A435 LensSerialNumber
          """);

  private static final Map<Integer, String> GPS =
      table(
          """
          0000 GPSVersionID
          0001 GPSLatitudeRef
          0002 GPSLatitude
          0003 GPSLongitudeRef
          0004 GPSLongitude
          0005 GPSAltitudeRef
          0006 GPSAltitude
          0007 GPSTimeStamp
          0008 GPSSatellites
          0009 GPSStatus
          000A GPSMeasureMode
          000B GPSDOP
          000C GPSSpeedRef
          000D GPSSpeed
          000E GPSTrackRef
          000F GPSTrack
          0010 GPSImgDirectionRef
          0011 GPSImgDirection
          0012 GPSMapDatum
          0013 GPSDestLatitudeRef
          0014 GPSDestLatitude
          0015 GPSDestLongitudeRef
          0016 GPSDestLongitude
          0017 GPSDestBearingRef
          0018 GPSDestBearing
          0019 GPSDestDistanceRef
          001A GPSDestDistance
          001B GPSProcessingMethod
          001C GPSAreaInformation
          001D GPSDateStamp
          001E GPSDifferential
          001F GPSHPositioningError
          """);

  private ExifTags() {}

  private static Map<Integer, String> table(String lines) {
    Map<Integer, String> names = new HashMap<>();
    lines
        .lines()
        .forEach(line -> names.put(Integer.parseInt(line.substring(0, 4), 16), line.substring(5)));
    return names;
  }

  /** The directory that a tag of the first directory points to, null for other tags. */
  static Group directory(int tag) {
    return switch (tag) {
      case EXIF_DIRECTORY -> Group.EXIF;
      case GPS_DIRECTORY -> Group.GPS;
      default -> null;
    };
  }

  /** Null when the standard has no such tag. */
  static String name(Group group, int tag) {
    return switch (group) {
      case IMAGE -> IMAGE.get(tag);
      case EXIF -> EXIF.get(tag);
      case GPS -> GPS.get(tag);
    };
  }
}
