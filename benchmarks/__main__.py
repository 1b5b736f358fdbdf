"""`make bench`: every benchmark after the other, on this machine, now."""

from benchmarks import marks, packs, walk

for benchmark in (walk, packs, marks):
    print(f"\n# {benchmark.__name__}\n{benchmark.__doc__}\n", flush=True)
    benchmark.main()
