package dev.perigee.vision.internal.estimate;

import dev.perigee.vision.ClassScores;
import dev.perigee.vision.Estimation;
import dev.perigee.vision.VisionSettings;
import dev.perigee.vision.internal.model.ModelManifest;
import dev.perigee.vision.internal.model.ModelRegistry;
import dev.perigee.vision.internal.net.BatchedNetwork;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The estimators of faces that the models at hand allow. Some answer only other estimators; {@link
 * #available} leaves those out.
 */
public final class Estimators {
  /** The variant of a manifest whose outputs are the scores of the classes that it names. */
  private static final String CLASSES = "classes";

  /** What a sample does not show: it is upright and without surroundings. */
  private static final Set<Estimation<?>> PHOTOS_ONLY =
      Set.of(Estimation.HEAD_POSE, Estimation.LIVENESS, Estimation.DEEPFAKE, Estimation.PORTRAIT);

  private final ModelRegistry registry;
  private final Function<ModelManifest, BatchedNetwork> networks;
  private final Map<Estimation<?>, Estimator<?>> estimators = new LinkedHashMap<>();
  private final Set<Estimation<?>> inner;

  /**
   * @param networks hands out the network of a manifest, the same one to all who ask
   */
  public Estimators(ModelRegistry registry, Function<ModelManifest, BatchedNetwork> networks) {
    this.registry = registry;
    this.networks = networks;
    FaceVectors.of(registry, networks).forEach(estimators::put);
    network("age_gender", "faceapi")
        .ifPresent(network -> add(AgeGender.ANSWER, new AgeGender(network)));
    network("iris", "iris_76").ifPresent(network -> add(Irises.ANSWER, new Irises(network)));
    network("eye_state", "eye_24")
        .ifPresent(network -> add(EyeStates.ANSWER, new EyeStates(network)));
    network("face_mesh", "facemesh_468")
        .ifPresent(network -> add(FaceMesh.ANSWER, new FaceMesh(network)));
    inner = Set.copyOf(estimators.keySet());
    addOwn();
    addDerived();
    addPluggable();
  }

  private void addOwn() {
    add(Estimation.QUALITY, new QualityEstimator());
    add(Estimation.FACE_SCORE, face -> CompletableFuture.completedFuture(face.score()));
    network("head_pose", "hopenet")
        .ifPresent(network -> add(Estimation.HEAD_POSE, new HeadPoseEstimator(network)));
    List<EmotionEstimator.Voter> voters =
        Stream.of(EmotionEstimator.FACEAPI, EmotionEstimator.OARRIAGA)
            .flatMap(order -> voter(order).stream())
            .toList();
    if (!voters.isEmpty()) {
      add(Estimation.EMOTIONS, new EmotionEstimator(voters));
    }
    registry
        .find("mask", "linear_" + VisionSettings.DEFAULT_DESCRIPTOR)
        .map(model -> LinearHead.read(model, VisionSettings.DEFAULT_DESCRIPTOR))
        .ifPresent(head -> add(Estimation.MASK, head));
    List<LivenessEstimator.Voter> judges =
        Stream.of(
                network("liveness", "minifasnet")
                    .map(network -> new LivenessEstimator.Voter(network, 2.7, 0)),
                network("liveness", "antispoof")
                    .map(network -> new LivenessEstimator.Voter(network, 1.4, 0)))
            .flatMap(Optional::stream)
            .toList();
    if (!judges.isEmpty()) {
      add(Estimation.LIVENESS, new LivenessEstimator(judges));
    }
    if (estimators.containsKey(AgeGender.ANSWER)) {
      add(Estimation.AGE, AgeGender.age());
      add(Estimation.GENDER, AgeGender.gender());
    }
  }

  /** Those that only combine others. */
  private void addDerived() {
    add(Estimation.PORTRAIT, new PortraitEstimator());
    if (has(Estimation.EMOTIONS)) {
      add(Estimation.MOUTH, new MouthEstimator());
    }
    if (has(Irises.ANSWER) && has(EyeStates.ANSWER)) {
      add(Estimation.EYES, new EyesEstimator());
      if (has(Estimation.HEAD_POSE)) {
        add(Estimation.GAZE, new GazeEstimator());
      }
    }
    if (has(FaceMesh.ANSWER) && has(Estimation.MASK)) {
      add(Estimation.FACE_OCCLUSION, new OcclusionEstimator());
    }
  }

  private boolean has(Estimation<?> estimation) {
    return estimators.containsKey(estimation);
  }

  private Optional<EmotionEstimator.Voter> voter(EmotionEstimator.Order order) {
    return network("emotions", order.variant())
        .map(network -> new EmotionEstimator.Voter(network, order));
  }

  /** A model that names its classes answers in the place of what is built in. */
  private void addPluggable() {
    for (Estimation<ClassScores> estimation : Estimation.FACE_CLASSES) {
      network(estimation.name(), CLASSES)
          .ifPresent(network -> add(estimation, new ClassEstimator(network)));
    }
  }

  private Optional<BatchedNetwork> network(String task, String variant) {
    return registry.find(task, variant).map(networks);
  }

  private <T> void add(Estimation<T> estimation, Estimator<T> estimator) {
    estimators.put(estimation, estimator);
  }

  /** What can be estimated of a face in a photo. */
  public Set<Estimation<?>> available() {
    return estimators.keySet().stream()
        .filter(estimation -> !inner.contains(estimation))
        .collect(Collectors.collectingAndThen(Collectors.toSet(), Collections::unmodifiableSet));
  }

  /**
   * Asks for everything wanted that this face can tell.
   *
   * @return an answer for each, to be waited for when the pixels are gone
   */
  public Map<Estimation<?>, CompletableFuture<?>> begin(
      Set<Estimation<?>> wanted, FaceContext face) {
    Map<Estimation<?>, CompletableFuture<?>> answers = new LinkedHashMap<>();
    for (Estimation<?> estimation : wanted) {
      boolean possible = !face.isSample() || !PHOTOS_ONLY.contains(estimation);
      if (possible && estimators.containsKey(estimation)) {
        answers.put(estimation, face.ask(estimation));
      }
    }
    return answers;
  }

  /** For {@link FaceContext#ask} alone, which remembers the answer. */
  CompletableFuture<?> estimate(Estimation<?> estimation, FaceContext face) {
    Estimator<?> estimator = estimators.get(estimation);
    return estimator == null ? CompletableFuture.completedFuture(null) : estimator.estimate(face);
  }
}
