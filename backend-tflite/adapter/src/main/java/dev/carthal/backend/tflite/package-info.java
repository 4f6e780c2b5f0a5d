/// Run models on TensorFlow Lite, in memory that the engine reads and writes.
@NullMarked
package dev.carthal.backend.tflite;

import org.jspecify.annotations.NullMarked;
