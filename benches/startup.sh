#!/usr/bin/env bash
# Compares the cost of a query with that of a Rust program that prints one line and is linked in the same way. Both are run
# alternately; the result is the ratio of the medians of the process times, and the instructions if valgrind is installed.
# Start-up time matters most here, and single times say little on a shared machine.
#
# Usage: benches/startup.sh [RUNS]        (default 400)
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-400}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --release --quiet
printf 'fn main() {\n    println!("one line");\n}\n' > "$work/line.rs"
rustc --edition 2024 -C opt-level=3 -C lto=fat -C codegen-units=1 -C panic=abort -C strip=symbols -o "$work/line" "$work/line.rs"

python3 - "$runs" "$work/line" target/release/poc <<'PYTHON'
import os, shutil, statistics, subprocess, sys, time

runs, line, poc = int(sys.argv[1]), sys.argv[2], sys.argv[3]
queries = [
    ("timeline --year 2013", 1.7),
    ("missions --mandate poc --json", 1.6),
    ("missions --mandate poc", None),
    ("missions --mandate poc -f csv", None),
    ("compare --orgs un,nato", 3.0),
    ("show unamsil", 2.5),
    ("search drones", 2.5),
    ("search due diligence", 2.5),
    ("search which resolution first told peacekeepers to protect civilians in the Congo", 2.5),
]


def spend(words):
    begin = time.perf_counter_ns()
    pid = os.posix_spawn(words[0], words, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    os.waitpid(pid, 0)
    return time.perf_counter_ns() - begin


def instructions(words):
    if not shutil.which("valgrind"):
        return "-"
    ran = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *words], capture_output=True, text=True)
    return next((f"{int(text.split()[-1]) / 1e6:.2f}" for text in ran.stderr.splitlines() if "Collected" in text), "-")


print(f"{'query':34} {'ratio':>6} {'at most':>8} {'M instructions':>15}")
for query, most in queries:
    words = [poc, *query.split()]
    times = ([], [])
    for _ in range(runs):
        times[0].append(spend([line]))
        times[1].append(spend(words))
    ratio = statistics.median(times[1]) / statistics.median(times[0])
    print(f"{query[:34]:34} {ratio:6.2f} {most or '-':>8} {instructions(words):>15}")
PYTHON
