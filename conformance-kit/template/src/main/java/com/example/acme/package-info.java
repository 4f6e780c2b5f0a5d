/// Read a scale that shows its weight in a file, such as a kernel driver's below /sys.
@NullMarked
package com.example.acme;

import org.jspecify.annotations.NullMarked;
