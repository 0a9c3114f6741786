"""Twenty results bars as SVG: milliseconds and bytes."""

import statistics
import time
from decimal import Decimal

from kit.charts import number_bar, results_svg


def _draw() -> int:
    size = 0
    for i in range(20):
        bar = number_bar(
            baseline=Decimal(40),
            target=Decimal(90),
            actual=Decimal(45 + 2 * i),
            expected=Decimal(65),
            text=str,
            label=f"Indicator {i}",
        )
        size += len(str(results_svg(bar)).encode())
    return size


def main() -> None:
    """Print both figures."""
    times = []
    for _ in range(25):
        start = time.perf_counter()
        size = _draw()
        times.append(time.perf_counter() - start)
    passed = statistics.median(times) * 1000
    print(f"{'20 charts':36} {passed:7.2f} ms        ≤ 10 ms")
    print(f"{'':36} {size / 1000:7.1f} kB        ≤ 40 kB")
