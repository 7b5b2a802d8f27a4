#include "server/router.h"

#include <set>

#include "kb/base/text.h"

namespace lacuna::server {
namespace {

bool is_name(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool is_rest(std::string_view segment) {
  return is_name(segment) && segment.substr(0, segment.size() - 1).ends_with("...");
}

std::string_view name_in(std::string_view segment) {
  segment = segment.substr(1, segment.size() - 2);
  return segment.substr(0, segment.find("..."));
}

// Sorts patterns: the more literal, segment by segment, the smaller.
std::string rank(std::string_view pattern) {
  std::string kinds;
  for (std::string_view segment : split(pattern, '/'))
    kinds.push_back(is_rest(segment) ? 'c' : is_name(segment) ? 'b' : 'a');
  return kinds;
}

}  // namespace

std::optional<Fields> match_pattern(std::string_view pattern, std::string_view path) {
  Fields params;
  while (true) {
    // Both begin with '/', or both are used up.
    if (pattern.empty() || path.empty()) {
      if (pattern.empty() && path.empty()) return params;
      return std::nullopt;
    }
    pattern.remove_prefix(1);
    path.remove_prefix(1);
    const std::string_view wanted = pattern.substr(0, pattern.find('/'));
    if (is_rest(wanted)) {
      if (path.empty()) return std::nullopt;
      params.push_back({std::string(name_in(wanted)), std::string(path)});
      return params;
    }
    const std::string_view segment = path.substr(0, path.find('/'));
    if (is_name(wanted)) {
      if (segment.empty()) return std::nullopt;
      params.push_back({std::string(name_in(wanted)), std::string(segment)});
    } else if (segment != wanted) {
      return std::nullopt;
    }
    pattern.remove_prefix(wanted.size());
    path.remove_prefix(segment.size());
  }
}

Match find_route(std::span<const Route> routes, Method method, std::string_view path) {
  const Method asked = method == Method::head ? Method::get : method;
  Match match;
  std::string best;
  std::set<Method> methods;
  for (const Route& route : routes) {
    auto params = match_pattern(route.pattern, path);
    if (!params) continue;
    methods.insert(route.method);
    if (route.method != asked) continue;
    std::string kinds = rank(route.pattern);
    if (match.route != nullptr && best <= kinds) continue;
    match.route = &route;
    match.params = std::move(*params);
    best = std::move(kinds);
  }
  if (methods.contains(Method::get)) methods.insert(Method::head);
  for (Method known : methods)
    match.allow.append(match.allow.empty() ? "" : ", ").append(word(known));
  return match;
}

std::vector<std::string> faults_of(std::span<const Route> routes) {
  std::vector<std::string> faults;
  std::set<std::string_view> names;
  std::set<std::string> addresses;
  for (const Route& route : routes) {
    const std::string name(route.name);
    if (route.name.empty() || !names.insert(route.name).second)
      faults.push_back(name + ": the name is empty or said twice");
    if (route.handler == nullptr) faults.push_back(name + ": no handler");
    if (route.method == Method::head) faults.push_back(name + ": HEAD is answered by GET rows");
    if ((route.method == Method::post) != (route.csrf == Csrf::token))
      faults.push_back(name + ": POST needs a token, GET must not");
    if (!route.pattern.starts_with('/')) faults.push_back(name + ": the pattern is no path");
    std::string shape(word(route.method));
    const auto segments = split(route.pattern, '/');
    for (std::size_t i = 1; i < segments.size(); ++i) {
      const bool last = i + 1 == segments.size();
      if (is_rest(segments[i]) && !last) faults.push_back(name + ": {...} stands last");
      if (!is_name(segments[i]) && segments[i].find_first_of("{}") != std::string_view::npos)
        faults.push_back(name + ": a {name} is a whole segment");
      if (segments[i].empty() && segments.size() > 2) faults.push_back(name + ": an empty segment");
      shape.append("/").append(is_rest(segments[i])   ? "{...}"
                               : is_name(segments[i]) ? "{}"
                                                      : std::string(segments[i]));
    }
    if (!addresses.insert(shape).second) faults.push_back(name + ": the address is said twice");
  }
  return faults;
}

}  // namespace lacuna::server
