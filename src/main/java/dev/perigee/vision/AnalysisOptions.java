package dev.perigee.vision;

/**
 * What to find out about an image.
 *
 * @param isWarp the image is a face sample (exactly 250x250): no detection, no landmarks, no EXIF
 * @param useExif turn the photo as its EXIF orientation says (TIFF is always turned)
 * @param wantLandmarks68 return the 68 landmarks (the 5 are always returned)
 * @param wantDescriptor extract the descriptor of every face
 * @param wantWarp return the sample of every face as JPEG
 */
public record AnalysisOptions(
    boolean isWarp,
    boolean useExif,
    boolean wantLandmarks68,
    boolean wantDescriptor,
    boolean wantWarp) {

  /** Detection only, of a photo turned by its EXIF orientation. */
  public static final AnalysisOptions DETECT =
      new AnalysisOptions(false, true, false, false, false);

  /** The input is a sample. */
  public static final AnalysisOptions WARP = new AnalysisOptions(true, false, false, false, false);

  public AnalysisOptions withExif(boolean value) {
    return new AnalysisOptions(isWarp, value, wantLandmarks68, wantDescriptor, wantWarp);
  }

  public AnalysisOptions withLandmarks68(boolean value) {
    return new AnalysisOptions(isWarp, useExif, value, wantDescriptor, wantWarp);
  }

  public AnalysisOptions withDescriptor(boolean value) {
    return new AnalysisOptions(isWarp, useExif, wantLandmarks68, value, wantWarp);
  }

  public AnalysisOptions withWarp(boolean value) {
    return new AnalysisOptions(isWarp, useExif, wantLandmarks68, wantDescriptor, value);
  }
}
