#!/usr/bin/env bash
# Runs every test and adds up: unit, golden, house and command-line tests through ctest, checks of the pages' words and
# colours, journeys in Chromium. The last line is "N passed, N failed", the line before names what was skipped.
# Exit 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

reports=build/dev/reports
rm -rf "$reports"
mkdir -p "$reports"
passed=0
failed=0

export LACUNA_TEST_DATA=${LACUNA_TEST_DATA:-$PWD/../shared/data}

# Each test writes one JUnit file; one that died before its report, or failed outside of a case, makes ctest unhappy.
ctest --test-dir build/dev -j2 --output-on-failure "$@"
ctest_status=$?
cp build/dev/Testing/Temporary/LastTest.log "$reports/ctest.log" 2>/dev/null
for report in "$reports"/*.xml; do
  [[ -e $report ]] || continue
  cases=$(grep -c '<testcase ' "$report")
  bad=$(grep -cE '<(failure|error)[ >]' "$report")
  off=$(grep -c '<skipped' "$report")
  failed=$((failed + bad))
  passed=$((passed + cases - bad - off))
done
((ctest_status != 0 && failed == 0)) && failed=1

# Words of the pages are translated, colours have contrast, the script has types.
if (cd ui && npm run --silent check) >"$reports/ui.log" 2>&1; then
  passed=$((passed + 1))
else
  cat "$reports/ui.log"
  failed=$((failed + 1))
fi

node tests/browser/run.mjs | tee "$reports/browser.log"
counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$reports/browser.log" | tail -n 1)
if [[ -n $counts ]]; then
  passed=$((passed + $(cut -d' ' -f1 <<<"$counts")))
  failed=$((failed + $(cut -d' ' -f3 <<<"$counts")))
else
  failed=$((failed + 1))
fi

skipped=$(grep -hoE 'SKIPPED:? .*' "$reports"/*.log | sed -E 's/^SKIPPED:? //' | sort -u | paste -sd ';')
echo "skipped: ${skipped:-nothing}"
echo "$passed passed, $failed failed"
((failed == 0))
