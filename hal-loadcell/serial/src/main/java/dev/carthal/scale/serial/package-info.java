/// Read scales on serial lines: one owner of the line, one file for each dialect.
@NullMarked
package dev.carthal.scale.serial;

import org.jspecify.annotations.NullMarked;
