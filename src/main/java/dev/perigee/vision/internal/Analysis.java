package dev.perigee.vision.internal;

import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.AnalysisOptions.Product;
import dev.perigee.vision.DescriptorModel;
import dev.perigee.vision.Estimates;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceAnalysis;
import dev.perigee.vision.FaceDescriptor;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.ImageAnalysis;
import dev.perigee.vision.ImageFormat;
import dev.perigee.vision.Point;
import dev.perigee.vision.Rect;
import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings;
import dev.perigee.vision.internal.estimate.Estimators;
import dev.perigee.vision.internal.estimate.FaceContext;
import dev.perigee.vision.internal.face.Candidate;
import dev.perigee.vision.internal.face.Landmarks;
import dev.perigee.vision.internal.image.DecodedImage;
import dev.perigee.vision.internal.image.JpegEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The stages in a row: detect, landmarks, sample, descriptor, estimations. What works on pixels
 * happens at once; the answers of the networks that work in batches come later.
 */
final class Analysis {
  private final Networks nets;
  private final Estimators estimators;
  private final Bodies bodies;
  private final List<DescriptorModel> descriptors;
  private final int maxFaces;
  private final StageTimings timings;

  /**
   * @param descriptors the default one first
   * @param maxFaces most faces of one photo
   */
  Analysis(
      Networks nets,
      Estimators estimators,
      Bodies bodies,
      List<DescriptorModel> descriptors,
      int maxFaces,
      StageTimings timings) {
    this.nets = nets;
    this.estimators = estimators;
    this.bodies = bodies;
    this.descriptors = descriptors;
    this.maxFaces = maxFaces;
    this.timings = timings;
  }

  /**
   * Does everything that needs the pixels.
   *
   * @param bytes what the image was decoded from
   * @return what comes when the networks have answered
   */
  CompletableFuture<ImageAnalysis> begin(
      DecodedImage image, byte[] bytes, AnalysisOptions options) {
    int width = image.width();
    int height = image.height();
    ImageFormat format = image.format();
    List<CompletableFuture<FaceAnalysis>> faces = new ArrayList<>();
    CompletableFuture<Bodies.Found> people =
        CompletableFuture.completedFuture(Bodies.Found.NOTHING);
    switch (options.input()) {
      case FACE_WARP -> faces.add(sample(image, bytes, options));
      case BODY_WARP -> people = bodies.sample(image.rgb(), options);
      default -> people = photo(image.rgb(), options, faces);
    }
    return Together.<FaceAnalysis>all(faces)
        .thenCombine(
            people,
            (all, found) ->
                new ImageAnalysis(width, height, format, all, found.bodies(), found.people()));
  }

  private CompletableFuture<Bodies.Found> photo(
      Mat rgb, AnalysisOptions options, List<CompletableFuture<FaceAnalysis>> faces) {
    Bodies.Search search = bodies.search(rgb, options);
    boolean counted = options.wants(Product.PEOPLE);
    List<Candidate> found =
        counted || options.wants(Product.FACES) ? detect(rgb, options) : List.of();
    if (options.wants(Product.FACES)) {
      List<Landmarks> points = nets.landmarks.find(rgb, found);
      for (int i = 0; i < found.size(); i++) {
        faces.add(face(rgb, found.get(i), points.get(i), options));
      }
    }
    return search.finish(found);
  }

  private List<Candidate> detect(Mat rgb, AnalysisOptions options) {
    List<Rect> boxes = options.faceBoxes();
    List<Candidate> found =
        timings.time(
            Stage.DETECT,
            () ->
                boxes.isEmpty()
                    ? nets.detector.detect(rgb)
                    : boxes.stream()
                        .map(
                            box ->
                                options.trustBoxes()
                                    ? Candidate.of(box)
                                    : nets.detector.near(rgb, box))
                        .toList());
    return found.subList(0, Math.min(maxFaces, found.size()));
  }

  private CompletableFuture<FaceAnalysis> sample(
      DecodedImage image, byte[] bytes, AnalysisOptions options) {
    byte[] jpeg = image.format() == ImageFormat.JPEG ? bytes : null;
    Rect whole = new Rect(0, 0, FaceVision.WARP_SIZE, FaceVision.WARP_SIZE);
    try (FaceContext face = FaceContext.ofSample(image.rgb(), nets.landmarks, estimators)) {
      return describe(face, whole, jpeg, options);
    }
  }

  private CompletableFuture<FaceAnalysis> face(
      Mat rgb, Candidate found, Landmarks points, AnalysisOptions options) {
    try (FaceContext face = FaceContext.inPhoto(rgb, found, points, estimators)) {
      return describe(face, found.clipped(rgb.cols(), rgb.rows()), null, options);
    }
  }

  private CompletableFuture<FaceAnalysis> describe(
      FaceContext face, Rect rect, byte[] jpeg, AnalysisOptions options) {
    boolean points = !face.isSample();
    List<Point> five = points ? face.landmarks().five() : List.of();
    List<Point> all =
        points && options.wants(Product.LANDMARKS68) ? face.landmarks().points() : List.of();
    if (options.wants(Product.DESCRIPTOR) || options.wants(Product.WARP)) {
      timings.time(Stage.WARP, face::sample);
    }
    byte[] warp = options.wants(Product.WARP) ? warp(face, jpeg) : null;
    CompletableFuture<FaceDescriptor> descriptor =
        options.wants(Product.DESCRIPTOR)
            ? DescriptorExtractor.extract(face, model(options.descriptorVersion()))
            : CompletableFuture.completedFuture(null);
    long start = System.nanoTime();
    Map<Estimation<?>, CompletableFuture<?>> answers =
        estimators.begin(options.estimations(), face);
    if (!answers.isEmpty()) {
      timings.add(Stage.CROP, 1, System.nanoTime() - start);
    }
    float score = (float) face.box().score();
    return descriptor.thenCombine(
        estimates(answers),
        (vector, told) -> new FaceAnalysis(rect, score, five, all, warp, vector, told));
  }

  private byte[] warp(FaceContext face, byte[] jpeg) {
    return jpeg != null
        ? jpeg
        : timings.time(Stage.ENCODE, () -> JpegEncoder.encode(face.sample()));
  }

  /** The answers when all of them are there. */
  static CompletableFuture<Estimates> estimates(Map<Estimation<?>, CompletableFuture<?>> answers) {
    return Together.<Object>all(List.copyOf(answers.values()))
        .thenApply(
            all -> {
              Map<Estimation<?>, Object> done = new LinkedHashMap<>();
              answers.forEach((estimation, answer) -> done.put(estimation, answer.join()));
              return Estimates.of(done);
            });
  }

  private DescriptorModel model(int version) {
    return descriptors.stream()
        .filter(model -> version == 0 || model.version() == version)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No descriptors of version " + version));
  }
}
