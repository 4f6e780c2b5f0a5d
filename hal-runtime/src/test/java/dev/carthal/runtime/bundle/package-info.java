/// What test bundles are made of; never loaded by the class loader of the tests.
@NullMarked
package dev.carthal.runtime.bundle;

import org.jspecify.annotations.NullMarked;
