package dev.perigee.event;

/**
 * A place on the earth, WGS 84.
 *
 * @param longitude -180..180 degrees
 * @param latitude -90..90 degrees
 */
public record GeoPosition(double longitude, double latitude) {}
