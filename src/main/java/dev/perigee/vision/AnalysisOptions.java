package dev.perigee.vision;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What to find out about an image. Nothing costs time that is not asked for.
 *
 * @param input what the image shows
 * @param useExif turn the photo as its EXIF orientation says (TIFF is always turned); photos only
 * @param products what to look for and to make
 * @param estimations of every face and body that is looked for; those that have no model are left
 *     out
 * @param descriptorVersion of the descriptors, 0 the default one
 * @param faceBoxes where faces are known to be, pixels of the turned photo; empty: they are looked
 *     for
 * @param bodyBoxes the same of bodies
 * @param trustBoxes take the boxes of faces as they are; otherwise each is looked at again, and
 *     what is not seen there is taken as given
 */
public record AnalysisOptions(
    Input input,
    boolean useExif,
    Set<Product> products,
    Set<Estimation<?>> estimations,
    int descriptorVersion,
    List<Rect> faceBoxes,
    List<Rect> bodyBoxes,
    boolean trustBoxes) {

  /** What an image shows. */
  public enum Input {
    PHOTO,
    /** A face sample, exactly 250x250: no detection, no landmarks, no EXIF. */
    FACE_WARP,
    /** A body sample, exactly 128 wide and 256 high: the same. */
    BODY_WARP
  }

  /** What can be looked for or made. */
  public enum Product {
    FACES,
    /** The 68 landmarks; the 5 are always returned. */
    LANDMARKS68,
    /** The descriptor of every face. */
    DESCRIPTOR,
    /** The sample of every face as JPEG. */
    WARP,
    BODIES,
    /** The sample of every body as JPEG. */
    BODY_WARP,
    /** The number of people and where they are; looks for faces and bodies to count. */
    PEOPLE
  }

  /** Detection of faces only, in a photo turned by its EXIF orientation. */
  public static final AnalysisOptions DETECT =
      new AnalysisOptions(Input.PHOTO, true, EnumSet.of(Product.FACES));

  /** The input is a face sample. */
  public static final AnalysisOptions WARP =
      new AnalysisOptions(Input.FACE_WARP, false, EnumSet.noneOf(Product.class));

  /** The input is a body sample. */
  public static final AnalysisOptions BODY_WARP =
      new AnalysisOptions(Input.BODY_WARP, false, EnumSet.noneOf(Product.class));

  public AnalysisOptions {
    products = Set.copyOf(products);
    estimations = Set.copyOf(estimations);
    faceBoxes = List.copyOf(faceBoxes);
    bodyBoxes = List.copyOf(bodyBoxes);
  }

  private AnalysisOptions(Input input, boolean useExif, Set<Product> products) {
    this(input, useExif, products, Set.of(), 0, List.of(), List.of(), false);
  }

  public boolean isWarp() {
    return input == Input.FACE_WARP;
  }

  public boolean wants(Product product) {
    return products.contains(product);
  }

  public AnalysisOptions withExif(boolean value) {
    return new AnalysisOptions(
        input, value, products, estimations, descriptorVersion, faceBoxes, bodyBoxes, trustBoxes);
  }

  /** Asks for a product, or no longer. */
  public AnalysisOptions with(Product product, boolean value) {
    Set<Product> changed = new HashSet<>(products);
    if (value) {
      changed.add(product);
    } else {
      changed.remove(product);
    }
    return new AnalysisOptions(
        input, useExif, changed, estimations, descriptorVersion, faceBoxes, bodyBoxes, trustBoxes);
  }

  public AnalysisOptions withLandmarks68(boolean value) {
    return with(Product.LANDMARKS68, value);
  }

  public AnalysisOptions withDescriptor(boolean value) {
    return with(Product.DESCRIPTOR, value);
  }

  public AnalysisOptions withWarp(boolean value) {
    return with(Product.WARP, value);
  }

  /** Asks for these estimations, and no others. */
  public AnalysisOptions withEstimations(Set<Estimation<?>> wanted) {
    return new AnalysisOptions(
        input, useExif, products, wanted, descriptorVersion, faceBoxes, bodyBoxes, trustBoxes);
  }

  /**
   * @param version one of {@link FaceVision#descriptorModels}, 0 the default
   */
  public AnalysisOptions withDescriptorVersion(int version) {
    return new AnalysisOptions(
        input, useExif, products, estimations, version, faceBoxes, bodyBoxes, trustBoxes);
  }

  /** Says where the faces are; they are still asked for by {@link Product#FACES}. */
  public AnalysisOptions withFaceBoxes(List<Rect> boxes) {
    return new AnalysisOptions(
        input, useExif, products, estimations, descriptorVersion, boxes, bodyBoxes, trustBoxes);
  }

  /** Says where the bodies are; they are still asked for by {@link Product#BODIES}. */
  public AnalysisOptions withBodyBoxes(List<Rect> boxes) {
    return new AnalysisOptions(
        input, useExif, products, estimations, descriptorVersion, faceBoxes, boxes, trustBoxes);
  }

  /** Says whether the boxes of faces are those of this program. */
  public AnalysisOptions withTrustedBoxes(boolean value) {
    return new AnalysisOptions(
        input, useExif, products, estimations, descriptorVersion, faceBoxes, bodyBoxes, value);
  }
}
