/** What happens in a video: how many people are there, and who comes and goes. */
package dev.perigee.video;
