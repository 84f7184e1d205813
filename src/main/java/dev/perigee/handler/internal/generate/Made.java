package dev.perigee.handler.internal.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.perigee.event.NewEvent;

/**
 * An event in all its forms.
 *
 * @param shown as answers, web sockets and callbacks have it; not to be changed any more
 */
record Made(Judged judged, NewEvent event, ObjectNode shown) {}
