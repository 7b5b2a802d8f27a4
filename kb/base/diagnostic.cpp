#include "kb/base/diagnostic.h"

namespace lacuna {

std::string to_string(const Diagnostic& d) {
  std::string out = d.file;
  if (d.line > 0) out += (out.empty() ? "line " : ":") + std::to_string(d.line);
  if (d.line > 0 && d.column > 0) out += ":" + std::to_string(d.column);
  if (!out.empty()) out += ": ";
  return out + d.message;
}

}  // namespace lacuna
