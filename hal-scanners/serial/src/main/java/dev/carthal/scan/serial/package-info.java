/// Read barcode scanners on serial lines: one owner of the line, one file for each dialect.
@NullMarked
package dev.carthal.scan.serial;

import org.jspecify.annotations.NullMarked;
