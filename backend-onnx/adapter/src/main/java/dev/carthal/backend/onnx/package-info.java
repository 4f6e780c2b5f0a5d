/// Run models on ONNX Runtime, in memory that is the engine's own.
@NullMarked
package dev.carthal.backend.onnx;

import org.jspecify.annotations.NullMarked;
