/// A build step for shared libraries.
@NullMarked
package dev.carthal.backend.soname;

import org.jspecify.annotations.NullMarked;
