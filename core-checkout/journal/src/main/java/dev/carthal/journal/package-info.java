/// Keep the checkout's journal in one SQLite file.
@NullMarked
package dev.carthal.journal;

import org.jspecify.annotations.NullMarked;
