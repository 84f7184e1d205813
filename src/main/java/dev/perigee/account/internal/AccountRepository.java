package dev.perigee.account.internal;

import dev.perigee.account.Account;
import dev.perigee.account.AccountType;
import dev.perigee.platform.error.ApiException;
import dev.perigee.platform.error.ErrorCode;
import dev.perigee.platform.paging.Pages;
import dev.perigee.platform.work.Sessions;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException;

/** SQL of accounts. Every method opens its own session or transaction. */
@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<AccountEntity, UUID> {

  /** The account with the login, null when there is none. */
  public Uni<AccountEntity> byLogin(String login) {
    return Sessions.read(() -> find("login", login).firstResult());
  }

  /** The account with the id, null when there is none. */
  public Uni<AccountEntity> byId(UUID accountId) {
    return Sessions.read(() -> findById(accountId));
  }

  public Uni<Long> countAll() {
    return Sessions.read(() -> count());
  }

  /** One page and the number of all that fit. */
  public Uni<Found> search(Filter filter, int page, int pageSize) {
    List<String> conditions = new ArrayList<>();
    Parameters values = new Parameters();
    add(conditions, values, "accountId = :id", "id", filter.accountId());
    add(conditions, values, "login = :login", "login", filter.login());
    add(conditions, values, "accountType = :type", "type", filter.accountType());
    add(conditions, values, "createTime < :before", "before", filter.createTimeLt());
    add(conditions, values, "createTime >= :from", "from", filter.createTimeGte());
    Sort newestFirst = Sort.descending("createTime").and("accountId");
    return Sessions.read(
        () -> {
          PanacheQuery<AccountEntity> query =
              find(
                  conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions),
                  newestFirst,
                  values);
          return query
              .page(Pages.of(page, pageSize))
              .list()
              .flatMap(rows -> query.count().map(count -> new Found(rows, count)));
        });
  }

  private static void add(
      List<String> conditions, Parameters values, String condition, String name, Object value) {
    if (value != null) {
      conditions.add(condition);
      values.and(name, value);
    }
  }

  /** Stores a new account; 41001 or 41002 when its login or id is taken. */
  public Uni<Void> insert(AccountEntity account) {
    return Sessions.write(() -> persistAndFlush(account))
        .replaceWithVoid()
        .onFailure(ConstraintViolationException.class)
        .transform(e -> taken((ConstraintViolationException) e, account.login, account.accountId));
  }

  /** Changes an account of which it is known that it exists; 41001 when the login is taken. */
  public Uni<Void> change(UUID accountId, String newLogin, Consumer<AccountEntity> change) {
    return Sessions.write(() -> findById(accountId).invoke(change).flatMap(ignored -> flush()))
        .onFailure(ConstraintViolationException.class)
        .transform(e -> taken((ConstraintViolationException) e, newLogin, accountId));
  }

  /** Puts a new hash of the same password in place; does nothing when it was changed meanwhile. */
  public Uni<Void> replaceHash(UUID accountId, String oldHash, String newHash) {
    return Sessions.write(
            () ->
                update(
                    "passwordHash = ?1 where accountId = ?2 and passwordHash = ?3",
                    newHash,
                    accountId,
                    oldHash))
        .replaceWithVoid();
  }

  private static Throwable taken(ConstraintViolationException e, String login, UUID accountId) {
    return "account_login_unique".equals(e.getConstraintName())
        ? ApiException.of(ErrorCode.LOGIN_TAKEN, login)
        : ApiException.of(ErrorCode.ACCOUNT_ID_TAKEN, accountId);
  }

  /** The record that the API shows. */
  public static Account view(AccountEntity row) {
    return new Account(
        row.accountId,
        row.login,
        row.accountType,
        row.description,
        row.createTime,
        row.lastUpdateTime);
  }

  /** Conditions that all must hold; null ones do not count. */
  public record Filter(
      UUID accountId,
      String login,
      AccountType accountType,
      Instant createTimeLt,
      Instant createTimeGte) {}

  /**
   * @param rows newest first
   * @param count of all that fit, on any page
   */
  public record Found(List<AccountEntity> rows, long count) {}
}
