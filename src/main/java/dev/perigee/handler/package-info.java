/** Handlers: what is done with photos, and the events that come out of it. */
package dev.perigee.handler;
