package dev.perigee.vision.internal;

import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.AnalysisOptions.Product;
import dev.perigee.vision.BodyAnalysis;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.Point;
import dev.perigee.vision.Rect;
import dev.perigee.vision.Stage;
import dev.perigee.vision.StageTimings;
import dev.perigee.vision.internal.body.BodyDetector;
import dev.perigee.vision.internal.body.BodyEstimators;
import dev.perigee.vision.internal.body.BodySample;
import dev.perigee.vision.internal.body.People;
import dev.perigee.vision.internal.face.Candidate;
import dev.perigee.vision.internal.image.JpegEncoder;
import dev.perigee.vision.internal.model.ModelRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bytedeco.opencv.opencv_core.Mat;

/** The part of the analysis that looks for people as a whole. */
final class Bodies {
  private final BatchedNetworks networks;
  private final Optional<BodyDetector> detector;
  private final BodyEstimators estimators;
  private final StageTimings timings;

  Bodies(ModelRegistry registry, BatchedNetworks networks, StageTimings timings) {
    this.networks = networks;
    this.detector =
        registry.find("body_detection", "centernet").map(networks::of).map(BodyDetector::new);
    this.estimators = new BodyEstimators(registry, networks::of);
    this.timings = timings;
  }

  Set<Estimation<?>> available() {
    return estimators.available();
  }

  /**
   * @param people null when they were not to be counted
   */
  record Found(List<BodyAnalysis> bodies, List<Point> people) {
    static final Found NOTHING = new Found(List.of(), null);
  }

  /** Begins to look for bodies, when that was asked for; faces can be looked for meanwhile. */
  Search search(Mat photo, AnalysisOptions options) {
    return new Search(
        photo,
        options,
        wanted(options)
            ? find(photo, options.bodyBoxes())
            : CompletableFuture.completedFuture(List.of()));
  }

  private static boolean wanted(AnalysisOptions options) {
    return options.wants(Product.BODIES) || options.wants(Product.PEOPLE);
  }

  private CompletableFuture<List<Candidate>> find(Mat photo, List<Rect> boxes) {
    if (!boxes.isEmpty() || detector.isEmpty()) {
      return CompletableFuture.completedFuture(boxes.stream().map(Candidate::of).toList());
    }
    CompletableFuture<List<Candidate>> people = detector.get().detect(photo);
    networks.power.offer(); // this core looks for faces first
    return people;
  }

  /** A body sample. */
  CompletableFuture<Found> sample(Mat sample, AnalysisOptions options) {
    Rect whole = new Rect(0, 0, FaceVision.BODY_WARP_WIDTH, FaceVision.BODY_WARP_HEIGHT);
    return describe(sample, whole, 1, -1, options)
        .thenApply(body -> new Found(List.of(body), null));
  }

  private CompletableFuture<BodyAnalysis> describe(
      Mat sample, Rect rect, float score, int face, AnalysisOptions options) {
    byte[] warp = options.wants(Product.BODY_WARP) ? JpegEncoder.encode(sample) : null;
    Map<Estimation<?>, CompletableFuture<?>> answers =
        estimators.begin(options.estimations(), sample);
    return Analysis.estimates(answers)
        .thenApply(told -> new BodyAnalysis(rect, score, face, warp, told));
  }

  /** Bodies that are being looked for. */
  final class Search {
    private final Mat photo;
    private final AnalysisOptions options;
    private final CompletableFuture<List<Candidate>> bodies;

    private Search(Mat photo, AnalysisOptions options, CompletableFuture<List<Candidate>> bodies) {
      this.photo = photo;
      this.options = options;
      this.bodies = bodies;
    }

    /**
     * Waits for the bodies and takes what is needed out of the pixels.
     *
     * @param faces those of the same photo, in the order of the answer
     */
    CompletableFuture<Found> finish(List<Candidate> faces) {
      List<Candidate> found = wanted(options) ? timings.time(Stage.BODIES, this::found) : List.of();
      int[] faceOf = People.faces(found, faces);
      List<CompletableFuture<BodyAnalysis>> described = new ArrayList<>();
      if (options.wants(Product.BODIES)) {
        for (int i = 0; i < found.size(); i++) {
          described.add(body(found.get(i), options.wants(Product.FACES) ? faceOf[i] : -1));
        }
      }
      List<Point> people =
          options.wants(Product.PEOPLE) && detector.isPresent()
              ? People.heads(found, faces, faceOf)
              : null;
      return Together.<BodyAnalysis>all(described).thenApply(all -> new Found(all, people));
    }

    /** What nobody has begun to run by now is run here; the rest is under way. */
    private List<Candidate> found() {
      networks.help();
      return bodies.join();
    }

    private CompletableFuture<BodyAnalysis> body(Candidate found, int face) {
      Rect rect = found.clipped(photo.cols(), photo.rows());
      boolean needed =
          options.wants(Product.BODY_WARP)
              || !Collections.disjoint(options.estimations(), estimators.available());
      try (Mat sample = needed ? BodySample.cut(photo, rect) : new Mat()) {
        return describe(sample, rect, (float) found.score(), face, options);
      }
    }
  }
}
