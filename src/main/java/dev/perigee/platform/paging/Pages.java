package dev.perigee.platform.paging;

import io.quarkus.panache.common.Page;

/** Pages of Panache's queries, counted as the API counts them. */
public final class Pages {
  private Pages() {}

  /**
   * Panache's offsets are {@code int}. A page beyond them becomes the last one within, which is as
   * empty.
   *
   * @param page from 1
   * @param pageSize rows of a page, from 1
   */
  public static Page of(int page, int pageSize) {
    return Page.of(Math.min(page - 1, Integer.MAX_VALUE / pageSize), pageSize);
  }
}
