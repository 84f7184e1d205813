package dev.perigee.vision.internal.model;

import dev.perigee.vision.ModelInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The models of a directory. Manifests are checked when it is opened, weights on request. */
public final class ModelRegistry {
  private static final String MANIFEST = "model.json";

  private final Path directory;
  private final List<ModelManifest> models;

  private ModelRegistry(Path directory, List<ModelManifest> models) {
    this.directory = directory;
    this.models = models;
  }

  /**
   * Reads every {@code <id>/model.json}.
   *
   * @throws IllegalStateException when a manifest is not readable, its weights are missing, or its
   *     licence is not allowed
   */
  public static ModelRegistry open(Path directory, Set<String> allowedLicences) {
    List<ModelManifest> models = new ArrayList<>();
    for (Path folder : folders(directory)) {
      Path manifest = folder.resolve(MANIFEST);
      if (Files.isRegularFile(manifest)) {
        models.add(checked(ModelManifest.read(manifest), folder, allowedLicences));
      }
    }
    models.sort(Comparator.comparing(ModelManifest::id));
    return new ModelRegistry(directory, List.copyOf(models));
  }

  /** The model of a task whose outputs the variant's decoder understands. */
  public Optional<ModelManifest> find(String task, String variant) {
    return models.stream()
        .filter(m -> m.task().equals(task) && m.variant().equals(variant))
        .findFirst();
  }

  /** All models of a task, by id. */
  public List<ModelManifest> all(String task) {
    return models.stream().filter(m -> m.task().equals(task)).toList();
  }

  /** Like {@link #find}, for what the program cannot do without. */
  public ModelManifest require(String task, String variant) {
    return find(task, variant)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No model for " + task + " (" + variant + ") in " + directory));
  }

  /** All models, by id. */
  public List<ModelInfo> models() {
    return models.stream().map(ModelManifest::info).toList();
  }

  /** The tasks that have a model. */
  public Set<String> tasks() {
    return models.stream().map(ModelManifest::task).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Reads all weights, a fifth of a second for those that ship.
   *
   * @throws IllegalStateException when they are not those that the manifest names
   */
  public void verifyWeights() {
    models.parallelStream().forEach(ModelRegistry::verify);
  }

  private static void verify(ModelManifest model) {
    String actual = sha256(model.weights());
    if (!actual.equals(model.sha256())) {
      throw new IllegalStateException(
          "Weights "
              + model.weights()
              + " have sha256 "
              + actual
              + ", the manifest says "
              + model.sha256());
    }
  }

  private static List<Path> folders(Path directory) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Files::isDirectory)) {
      List<Path> folders = new ArrayList<>();
      entries.forEach(folders::add);
      return folders;
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read the models directory " + directory, e);
    }
  }

  private static ModelManifest checked(ModelManifest model, Path folder, Set<String> licences) {
    if (!folder.endsWith(model.id())) {
      throw new IllegalStateException("Model " + model.id() + " lies in " + folder);
    }
    if (!licences.contains(model.licence())) {
      throw new IllegalStateException(
          "Licence "
              + model.licence()
              + " of model "
              + model.id()
              + " is not one of the allowed licences "
              + licences);
    }
    if (!Files.isReadable(model.weights())) {
      throw new IllegalStateException("Cannot read the weights " + model.weights());
    }
    return model;
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the weights " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
