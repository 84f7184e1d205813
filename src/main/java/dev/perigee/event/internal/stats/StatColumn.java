package dev.perigee.event.internal.stats;

import dev.perigee.event.internal.query.Column;
import dev.perigee.event.internal.query.Operator;
import java.util.Set;

/**
 * What statistics may do with a column.
 *
 * @param comparisons of filters; empty when there is no filter on it
 */
record StatColumn(Column column, Set<Aggregator> aggregators, Set<Comparison> comparisons) {

  /** Groups of operators that go together. */
  enum Comparison {
    LIKE,
    IN,
    EQ,
    ORDER,
    COVERED,
    NULL
  }

  boolean allows(Operator operator) {
    return comparisons.contains(
        switch (operator) {
          case LIKE, NLIKE -> Comparison.LIKE;
          case IN, NIN -> Comparison.IN;
          case EQ, NEQ -> Comparison.EQ;
          case GT, GTE, LT, LTE -> Comparison.ORDER;
          case ALL, PART -> throw new IllegalArgumentException("no operator of requests");
        });
  }
}
