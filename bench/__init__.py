"""`make bench`: measured speed as ratios, numerator and denominator interleaved in one run; never a timed test."""
