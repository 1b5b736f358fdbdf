"""`make bench`: every benchmark after the other, on this machine, now."""

from benchmarks import decided, goods, law, marks, meaning, packs, walk

for benchmark in (walk, packs, law, marks, decided, goods, meaning):
    print(f"\n# {benchmark.__name__}\n{benchmark.__doc__}\n", flush=True)
    benchmark.main()
