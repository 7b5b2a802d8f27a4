#!/usr/bin/env bash
# Runs every test and adds up: unit, golden and house tests through ctest, journeys in Chromium. The last line is
# "N passed, N failed", the line before names what was skipped. Exit 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

reports=build/dev/reports
rm -rf "$reports"
mkdir -p "$reports"
passed=0
failed=0
skipped=()

# One Boost.Test executable writes one JUnit file; a crash leaves none, or leaves ctest unhappy.
LACUNA_TEST_DATA=${LACUNA_TEST_DATA:-$PWD/../shared/data}
export LACUNA_TEST_DATA
ctest --test-dir build/dev -j2 --output-on-failure "$@"
ctest_status=$?

for report in "$reports"/*.xml; do
  [[ -e $report ]] || continue
  cases=$(grep -c '<testcase ' "$report")
  bad=$(grep -cE '<(failure|error) ' "$report")
  off=$(grep -c '<skipped' "$report")
  failed=$((failed + bad))
  passed=$((passed + cases - bad - off))
done
((ctest_status != 0 && failed == 0)) && failed=1  # an executable that died before its report
while read -r name; do skipped+=("$name"); done < <(grep -rhoE '^SKIPPED: .*' "$reports"/*.log 2>/dev/null | sed 's/^SKIPPED: //' | sort -u)

if command -v chromium >/dev/null && [[ -x build/dev/lacuna ]]; then
  node tests/browser/run.mjs | tee "$reports/browser.txt"
  counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$reports/browser.txt" | tail -n 1)
  if [[ -n $counts ]]; then
    passed=$((passed + $(cut -d' ' -f1 <<<"$counts")))
    failed=$((failed + $(cut -d' ' -f3 <<<"$counts")))
  else
    failed=$((failed + 1))
  fi
else
  skipped+=("browser journeys: no chromium")
fi

if ((${#skipped[@]})); then
  (IFS=';'; echo "skipped: ${skipped[*]}")
else
  echo "skipped: nothing"
fi
echo "$passed passed, $failed failed"
((failed == 0))
