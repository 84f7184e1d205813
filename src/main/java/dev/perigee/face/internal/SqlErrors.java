package dev.perigee.face.internal;

import io.vertx.pgclient.PgException;

/** Recognises refusals of the database by their SQLSTATE and constraint. */
final class SqlErrors {
  private static final String UNIQUE = "23505";
  private static final String FOREIGN_KEY = "23503";

  private SqlErrors() {}

  static boolean attributeServesAnotherFace(Throwable failure) {
    return violates(failure, UNIQUE, "face_attribute_id");
  }

  static boolean faceGone(Throwable failure) {
    return violates(failure, FOREIGN_KEY, "list_face_face_id_fkey");
  }

  private static boolean violates(Throwable failure, String state, String constraint) {
    return failure instanceof PgException refusal
        && state.equals(refusal.getSqlState())
        && constraint.equals(refusal.getConstraint());
  }
}
