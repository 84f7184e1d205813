/**
 * Documentation that the program serves: each service's contract as YAML and as a page, and a small
 * manual made from the project's own documents.
 */
package dev.perigee.platform.docs;
