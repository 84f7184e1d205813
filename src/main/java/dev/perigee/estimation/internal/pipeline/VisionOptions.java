package dev.perigee.estimation.internal.pipeline;

import dev.perigee.estimation.EstimationRequest;
import dev.perigee.estimation.ImageType;
import dev.perigee.estimation.InputImage;
import dev.perigee.estimation.Wanted;
import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.AnalysisOptions.Input;
import dev.perigee.vision.AnalysisOptions.Product;
import dev.perigee.vision.Estimation;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A request in the words of the vision core. */
final class VisionOptions {
  private static final Map<Wanted, Set<Estimation<?>>> ESTIMATIONS =
      Map.ofEntries(
          Map.entry(Wanted.QUALITY, Set.of(Estimation.QUALITY)),
          Map.entry(Wanted.HEAD_POSE, Set.of(Estimation.HEAD_POSE)),
          Map.entry(Wanted.GAZE, Set.of(Estimation.GAZE)),
          Map.entry(Wanted.EYES, Set.of(Estimation.EYES)),
          Map.entry(Wanted.MOUTH, Set.of(Estimation.MOUTH)),
          Map.entry(Wanted.EMOTIONS, Set.of(Estimation.EMOTIONS)),
          Map.entry(Wanted.MASK, Set.of(Estimation.MASK)),
          Map.entry(Wanted.GLASSES, Set.of(Estimation.GLASSES)),
          Map.entry(Wanted.LIVENESS, Set.of(Estimation.LIVENESS)),
          Map.entry(Wanted.DEEPFAKE, Set.of(Estimation.DEEPFAKE)),
          Map.entry(Wanted.FACE_OCCLUSION, Set.of(Estimation.FACE_OCCLUSION)),
          Map.entry(
              Wanted.FACE_BASIC_ATTRIBUTES,
              Set.of(Estimation.AGE, Estimation.GENDER, Estimation.ETHNICITY)),
          Map.entry(
              Wanted.UPPER_BODY,
              Set.of(Estimation.CLOTHING_COLORS, Estimation.BODY_HEADWEAR, Estimation.SLEEVE)),
          Map.entry(
              Wanted.LOWER_BODY,
              Set.of(Estimation.CLOTHING_COLORS, Estimation.LOWER_GARMENT, Estimation.SHOES)),
          Map.entry(Wanted.ACCESSORIES, Set.of(Estimation.BACKPACK)),
          Map.entry(Wanted.BODY_DESCRIPTOR, Set.of(Estimation.BODY_DESCRIPTOR)));

  private VisionOptions() {}

  static AnalysisOptions of(EstimationRequest request, InputImage image) {
    boolean photo = request.imageType() == ImageType.PHOTO;
    return new AnalysisOptions(
        input(request.imageType()),
        request.useExif(),
        products(request, photo),
        estimations(request),
        request.descriptorVersion(),
        photo ? image.faceBoxes() : List.of(),
        photo ? image.bodyBoxes() : List.of(),
        image.trusted());
  }

  private static Input input(ImageType type) {
    return switch (type) {
      case PHOTO -> Input.PHOTO;
      case FACE_WARP -> Input.FACE_WARP;
      case BODY_WARP -> Input.BODY_WARP;
    };
  }

  private static Set<Product> products(EstimationRequest request, boolean photo) {
    Set<Product> products = EnumSet.noneOf(Product.class);
    if (photo) {
      add(products, Product.FACES, request.wants(Wanted.FACES));
      add(products, Product.BODIES, request.wants(Wanted.BODIES));
      add(products, Product.PEOPLE, request.wants(Wanted.PEOPLE_COUNT));
      add(products, Product.LANDMARKS68, request.wants(Wanted.LANDMARKS68));
    }
    add(products, Product.DESCRIPTOR, needsDescriptor(request));
    add(
        products,
        Product.WARP,
        request.wants(Wanted.FACE_WARP) || request.wants(Wanted.FACE_SAMPLE));
    add(
        products,
        Product.BODY_WARP,
        request.wants(Wanted.BODY_WARP) || request.wants(Wanted.BODY_SAMPLE));
    return products;
  }

  private static void add(Set<Product> products, Product product, boolean wanted) {
    if (wanted) {
      products.add(product);
    }
  }

  /** Basic attributes are judged by the score of the descriptor. */
  private static boolean needsDescriptor(EstimationRequest request) {
    return request.wants(Wanted.FACE_DESCRIPTOR)
        || request.wants(Wanted.FACE_BASIC_ATTRIBUTES) && request.filters().score() > 0;
  }

  private static Set<Estimation<?>> estimations(EstimationRequest request) {
    Set<Estimation<?>> all = new HashSet<>();
    request.wanted().forEach(one -> all.addAll(ESTIMATIONS.getOrDefault(one, Set.of())));
    all.addAll(request.filters().needed());
    all.addAll(request.checks().needed());
    return all;
  }
}
