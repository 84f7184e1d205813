package dev.perigee.api.event;

import static io.restassured.RestAssured.given;

import dev.perigee.api.contract.Callers;
import dev.perigee.event.Events;
import dev.perigee.event.GeneralEvents;
import dev.perigee.event.NewEvent;
import dev.perigee.event.NewGeneralEvent;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A new account, its events, and how it asks for them. */
public final class EventClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private UUID account;

  /** Id of the account; it is made at the first call, when the server is surely up. */
  public UUID account() {
    if (account == null) {
      account = UUID.fromString(Callers.newAccount("user"));
    }
    return account;
  }

  public RequestSpecification request() {
    return given().urlEncodingEnabled(true).header("Luna-Account-Id", account());
  }

  public ValidatableResponse get(String path) {
    return request().get(path).then();
  }

  public ValidatableResponse post(String path, String json) {
    return request().contentType(ContentType.JSON).body(json).post(path).then();
  }

  /** Stores the events as handlers do. */
  public void save(NewEvent... events) {
    save(account(), events);
  }

  /** Stores events of any account. */
  public static void save(UUID account, NewEvent... events) {
    Arc.container()
        .instance(Events.class)
        .get()
        .save(account, List.of(events), true)
        .await()
        .atMost(PATIENCE);
  }

  /** Stores general events of any account. */
  public static void save(UUID account, NewGeneralEvent... events) {
    Arc.container()
        .instance(GeneralEvents.class)
        .get()
        .save(account, List.of(events))
        .await()
        .atMost(PATIENCE);
  }
}
