"""Counting bits in compiled code."""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic


@intrinsic
def _bits(_context: Any, _value: Any) -> Any:  # noqa: ANN401 - numba's own types
    """Count the bits of a 64-bit number with the processor's instruction."""

    def generate(_context: Any, builder: ir.IRBuilder, _signature: Any, args: Any) -> Any:  # noqa: ANN401 - the same
        return builder.ctpop(args[0])

    return types.uint64(types.uint64), generate


popcount: Any = _bits
"""Counts the bits of a 64-bit number; to be called from compiled functions only."""
