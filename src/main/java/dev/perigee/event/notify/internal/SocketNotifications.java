package dev.perigee.event.notify.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.NewEvent;
import dev.perigee.event.notify.EventMessage;
import dev.perigee.event.notify.GeneralEventMessage;
import dev.perigee.event.notify.Notifications;
import dev.perigee.platform.time.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** {@link Notifications} to the connections of this process. */
@ApplicationScoped
class SocketNotifications implements Notifications {
  private final Subscribers<NewEvent> events = new Subscribers<>();
  private final Subscribers<GeneralEventMessage> generalEvents = new Subscribers<>();
  private final ObjectMapper mapper;

  SocketNotifications(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  Subscribers<NewEvent> events() {
    return events;
  }

  Subscribers<GeneralEventMessage> generalEvents() {
    return generalEvents;
  }

  @Override
  public void send(EventMessage message) {
    events.send(message.accountId(), message.event(), () -> encode(message));
  }

  @Override
  public void send(GeneralEventMessage message) {
    generalEvents.send(message.accountId(), message, () -> encode(message));
  }

  private byte[] encode(EventMessage message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("event", message.shown());
    NewEvent event = message.event();
    json.put("handler_id", event.handlerId() == null ? null : event.handlerId().toString());
    json.put("event-create-time", Times.format(event.createTime()));
    json.put("event-end-time", Times.format(event.endTime()));
    return bytes(json.put("Luna-Request-id", message.requestId()));
  }

  private byte[] encode(GeneralEventMessage message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("event", message.event());
    json.put("event_type", message.eventType());
    json.put("account_id", message.accountId().toString());
    json.put("event-create-time", Times.format(message.createTime()));
    Instant end = message.endTime();
    return bytes(json.put("event-end-time", end == null ? null : Times.format(end)));
  }

  private byte[] bytes(JsonNode json) {
    try {
      return mapper.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
