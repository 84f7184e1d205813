package dev.perigee.face.internal;

import io.vertx.pgclient.PgException;

/** Recognises refusals of the database by their SQLSTATE and constraint. */
final class SqlErrors {
  private static final String UNIQUE = "23505";
  private static final String DEADLOCK = "40P01";

  private SqlErrors() {}

  static boolean attributeServesAnotherFace(Throwable failure) {
    return violatesUnique(failure, "face_attribute_id");
  }

  static boolean deadlock(Throwable failure) {
    return failure instanceof PgException refusal && DEADLOCK.equals(refusal.getSqlState());
  }

  private static boolean violatesUnique(Throwable failure, String constraint) {
    return failure instanceof PgException refusal
        && UNIQUE.equals(refusal.getSqlState())
        && constraint.equals(refusal.getConstraint());
  }
}
