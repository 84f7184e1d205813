package dev.perigee.bench;

import dev.perigee.vision.AnalysisOptions;
import dev.perigee.vision.FaceVision;
import dev.perigee.vision.TestPhotos;
import dev.perigee.vision.VisionSettings;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the default descriptor of the first face of every photo in a folder, 512 bytes each. */
public final class PhotoDescriptors {
  private PhotoDescriptors() {}

  /**
   * @param args folder and file to write
   */
  public static void main(String[] args) throws Exception {
    List<Path> photos;
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      photos = files.filter(Files::isRegularFile).sorted().toList();
    }
    int faces = 0;
    try (FaceVision vision =
            FaceVision.open(VisionSettings.defaults(Path.of("models"), TestPhotos.CACHE));
        OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
      for (Path photo : photos) {
        byte[] bytes = Files.readAllBytes(photo);
        var found =
            vision
                .analyse(bytes, AnalysisOptions.DETECT.withDescriptor(true))
                .await()
                .indefinitely()
                .faces();
        if (!found.isEmpty()) {
          out.write(found.getFirst().descriptor().components());
          faces++;
        }
      }
    }
    System.out.printf("%d photos, %d descriptors%n", photos.size(), faces);
    System.exit(0);
  }
}
