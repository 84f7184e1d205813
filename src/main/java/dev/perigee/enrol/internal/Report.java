package dev.perigee.enrol.internal;

import dev.perigee.enrol.internal.Outcome.Status;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The end of a run, in words and as a file.
 *
 * @param outcomes one per photo, in the order of the source
 */
record Report(List<Outcome> outcomes) {
  private static final int REASONS_SHOWN = 50;

  boolean complete() {
    return count(Status.REFUSED) == 0;
  }

  void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%d photos of %d people: %d enrolled, %d there already, %d refused%n",
        outcomes.size(),
        outcomes.stream().map(o -> o.photo().person()).distinct().count(),
        count(Status.ENROLLED),
        count(Status.PRESENT),
        count(Status.REFUSED));
    outcomes.stream()
        .filter(o -> o.status() == Status.REFUSED)
        .limit(REASONS_SHOWN)
        .forEach(o -> out.println("  " + o.photo().name() + ": " + o.reason()));
    if (count(Status.REFUSED) > REASONS_SHOWN) {
      out.println("  and more; --report FILE lists all");
    }
  }

  void write(Path file) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader("file", "person", "external_id", "status", "face_id", "reason")
            .get();
    try (Writer writer = Files.newBufferedWriter(file);
        CSVPrinter csv = new CSVPrinter(writer, format)) {
      for (Outcome o : outcomes) {
        csv.printRecord(
            o.photo().name(),
            o.photo().person(),
            o.photo().externalId(),
            o.status().name().toLowerCase(Locale.ROOT),
            o.faceId(),
            o.reason());
      }
    }
  }

  private long count(Status status) {
    return outcomes.stream().filter(o -> o.status() == status).count();
  }
}
