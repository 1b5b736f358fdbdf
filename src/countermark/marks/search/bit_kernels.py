"""What the processor does with one instruction, in compiled code: counting bits, fetching ahead."""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

_READ, _SOON, _DATA = 0, 3, 1


@intrinsic
def _bits(_context: Any, _value: Any) -> Any:  # noqa: ANN401 - numba's own types
    """Count the bits of a 64-bit number with the processor's instruction."""

    def generate(_context: Any, builder: ir.IRBuilder, _signature: Any, args: Any) -> Any:  # noqa: ANN401 - the same
        return builder.ctpop(args[0])

    return types.uint64(types.uint64), generate


popcount: Any = _bits
"""Counts the bits of a 64-bit number; to be called from compiled functions only."""


@intrinsic
def _fetch(_context: Any, array: Any, index: Any) -> Any:  # noqa: ANN401 - numba's own types
    """Have the processor fetch an element of an array while it does other things."""

    def generate(context: Any, builder: ir.IRBuilder, signature: Any, args: Any) -> Any:  # noqa: ANN401 - the same
        data = context.make_array(signature.args[0])(context, builder, args[0]).data
        place = builder.bitcast(builder.gep(data, [args[1]]), ir.IntType(8).as_pointer())
        number = ir.IntType(32)
        fetch = builder.module.declare_intrinsic(
            "llvm.prefetch",
            [place.type],
            ir.FunctionType(ir.VoidType(), [place.type, number, number, number]),
        )
        builder.call(fetch, [place, number(_READ), number(_SOON), number(_DATA)])
        return context.get_dummy_value()

    return types.none(array, index), generate


fetch_ahead: Any = _fetch
"""Begins to fetch an element of an array (array, index); to be called from compiled functions only.

An element that lies outside the array does no harm.
"""
