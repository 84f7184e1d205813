package dev.perigee.enrol.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads what there is to enrol, in a fixed order. */
final class PhotoSource {
  private PhotoSource() {}

  /**
   * The photos of a folder with one folder per person, or of a CSV file.
   *
   * @throws EnrolException when the source cannot be read or holds no photo
   */
  static List<Photo> read(Path source) {
    try {
      List<Photo> photos;
      if (Files.isDirectory(source)) {
        photos = folder(source);
      } else if (Files.isRegularFile(source)) {
        photos = csv(source);
      } else {
        throw new EnrolException("There is no folder and no file " + source + ".");
      }
      if (photos.isEmpty()) {
        throw new EnrolException(
            source
                + " holds no photos. Expected: one folder per person with photos in it, or a CSV"
                + " file with the columns file,person[,external_id].");
      }
      return photos;
    } catch (IOException | UncheckedIOException e) {
      throw new EnrolException(source + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Photo> folder(Path source) throws IOException {
    List<Photo> photos = new ArrayList<>();
    for (Path personFolder : visible(source)) {
      if (Files.isDirectory(personFolder)) {
        photos.addAll(person(source, personFolder));
      }
    }
    return photos;
  }

  private static List<Photo> person(Path source, Path folder) throws IOException {
    String person = folder.getFileName().toString();
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> MediaTypes.of(file).isPresent())
          .sorted()
          .map(
              file ->
                  new Photo(
                      source.relativize(file).toString(),
                      file,
                      person,
                      ExternalIds.of(person, folder.relativize(file).toString())))
          .toList();
    }
  }

  private static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(e -> !e.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  /** Paths in the file count from the folder of the file. A header line may come first. */
  private static List<Photo> csv(Path source) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setTrim(true).get();
    List<Photo> photos = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(source)) {
      for (CSVRecord line : format.parse(reader)) {
        if (line.size() < 2) {
          throw new EnrolException(
              "Line " + line.getRecordNumber() + " of " + source + " has no person: file,person");
        }
        if (line.getRecordNumber() == 1 && line.get(0).equalsIgnoreCase("file")) {
          continue;
        }
        photos.add(photo(source, line));
      }
    }
    return photos;
  }

  private static Photo photo(Path source, CSVRecord line) {
    String name = line.get(0);
    String person = line.get(1);
    boolean keyGiven = line.size() > 2 && !line.get(2).isEmpty();
    Path file = source.toAbsolutePath().resolveSibling(name);
    return new Photo(name, file, person, keyGiven ? line.get(2) : ExternalIds.of(person, name));
  }
}
