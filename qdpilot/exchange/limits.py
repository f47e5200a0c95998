"""Limits of a process that reads a file from outside. Imports nothing that is not at hand."""

from __future__ import annotations


def keep_within(memory: int, cpu_s: int) -> None:
    """Let this process end when it takes more than it may.

    Args:
        memory: Bytes of address space.
        cpu_s: Seconds of computing.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s))
