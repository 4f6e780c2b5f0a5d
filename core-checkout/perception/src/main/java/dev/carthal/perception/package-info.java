/// Turn frames into sightings: what moves is found, cut out, classified and told to whoever listens.
@NullMarked
package dev.carthal.perception;

import org.jspecify.annotations.NullMarked;
