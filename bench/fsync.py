"""How long this disk takes to keep a little: what a commit waits for, so what figures of a server are to be read beside."""
import os
import tempfile
import time


def latency(folder=None, times=300):
    """In words, of so many writes of a page that are each synced."""
    with tempfile.TemporaryFile(dir=folder) as file:
        took = []
        for _ in range(times):
            os.write(file.fileno(), bytes(4096))
            start = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append((time.perf_counter() - start) * 1000)
        took.sort()
        return f"fdatasync p50 {took[times // 2]:.2f} ms, p99 {took[times * 99 // 100]:.2f} ms"
