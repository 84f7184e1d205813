package dev.perigee.face.internal;

import dev.perigee.face.ListFilter;
import io.quarkus.panache.common.Parameters;
import java.util.StringJoiner;

/**
 * A {@link ListFilter} as an HQL condition: only what was asked becomes part of it.
 *
 * @param where condition over {@link ListEntity}
 * @param parameters its named parameters
 */
record ListConditions(String where, Parameters parameters) {

  static ListConditions of(ListFilter filter) {
    StringJoiner where = new StringJoiner(" and ");
    Parameters parameters = new Parameters();
    where.add("removal is null");
    add(where, parameters, "accountId = :", "scope", filter.scope());
    add(where, parameters, "listId in :", "listIds", filter.listIds());
    add(where, parameters, "userData = :", "userDataIs", filter.userDataIs());
    add(where, parameters, "createTime >= :", "createTimeFrom", filter.createTimeFrom());
    add(where, parameters, "createTime < :", "createTimeBefore", filter.createTimeBefore());
    add(where, parameters, "lastUpdateTime >= :", "updateFrom", filter.lastUpdateTimeFrom());
    add(where, parameters, "lastUpdateTime < :", "updateBefore", filter.lastUpdateTimeBefore());
    add(where, parameters, "listId >= :", "listIdFrom", filter.listIdFrom());
    add(where, parameters, "listId < :", "listIdBefore", filter.listIdBefore());
    if (filter.userData() != null) {
      // As Conditions.part: letters in any case, of every script.
      where.add(
          "locate(lower(collate(:userData as pg_c_utf8)), lower(collate(userData as pg_c_utf8))) > 0");
      parameters.and("userData", filter.userData());
    }
    return new ListConditions(where.toString(), parameters);
  }

  private static void add(
      StringJoiner where, Parameters parameters, String condition, String name, Object value) {
    if (value != null) {
      where.add(condition + name);
      parameters.and(name, value);
    }
  }
}
