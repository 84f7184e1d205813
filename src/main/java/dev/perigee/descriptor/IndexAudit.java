package dev.perigee.descriptor;

import io.smallrye.mutiny.Uni;

/** Compares the descriptor index with the database it mirrors. */
public interface IndexAudit {

  /**
   * Both checksums. Without writes going on they are equal, always.
   *
   * @param index of what searches see
   * @param database of the committed rows
   */
  record Result(IndexFingerprint index, IndexFingerprint database) {
    public boolean equal() {
      return index.equals(database);
    }
  }

  /**
   * Reads every row of both. One run at a time: fails with {@link
   * dev.perigee.platform.work.OverloadedException} while another goes on.
   */
  Uni<Result> run();
}
