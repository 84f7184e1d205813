package dev.perigee.event.internal.query;

import java.util.Locale;
import java.util.Optional;

/** Comparisons of filters. */
public enum Operator {
  EQ("="),
  NEQ("<>"),
  IN("="),
  NIN("<>"),
  LIKE(""),
  NLIKE(""),
  GT(">"),
  GTE(">="),
  LT("<"),
  LTE("<="),
  /** Contains all of the values. */
  ALL(""),
  /** Contains the text, in any case of letters. */
  PART("");

  private final String sql;

  Operator(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }

  /** True for those that compare by size. */
  public boolean ordering() {
    return this == GT || this == GTE || this == LT || this == LTE;
  }

  /** True for those that pass what differs. */
  public boolean negated() {
    return this == NEQ || this == NIN || this == NLIKE;
  }

  /** True for those that take a list. */
  public boolean ofList() {
    return this == IN || this == NIN;
  }

  /** The operator that requests name so; the last two have no name there. */
  public static Optional<Operator> of(String name) {
    for (Operator operator : values()) {
      if (operator != ALL
          && operator != PART
          && operator.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}
