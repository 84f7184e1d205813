package dev.perigee.estimation.internal;

import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestQuery;

/** Largest angles of a head, degrees; 180 for any. */
public record AngleQuery(
    @RestQuery("yaw_threshold") @DefaultValue("180") int yaw,
    @RestQuery("pitch_threshold") @DefaultValue("180") int pitch,
    @RestQuery("roll_threshold") @DefaultValue("180") int roll) {}
