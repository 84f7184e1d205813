package dev.perigee.enrol.internal;

import java.net.URI;
import java.nio.file.Path;

/**
 * What to enrol, and where.
 *
 * @param source folder of folders, or CSV file
 * @param list name of the list
 * @param url server
 * @param login account
 * @param password of the account
 * @param parallel photos sent at the same time, 1 or more
 * @param bestFace true to take the best of several faces, false to refuse such a photo
 * @param report where to write the outcome of each photo, null for nowhere
 */
public record EnrolOptions(
    Path source,
    String list,
    URI url,
    String login,
    String password,
    int parallel,
    boolean bestFace,
    Path report) {

  /** Without the password. */
  @Override
  public String toString() {
    return "EnrolOptions[" + source + " -> " + list + " at " + url + "]";
  }
}
