#include "server/http/request.h"

namespace lacuna::server {
namespace {

std::string_view value_of(const Fields& fields, std::string_view name) {
  const std::string* found = find_field(fields, name);
  return found ? std::string_view(*found) : std::string_view();
}

}  // namespace

const std::string* find_field(const Fields& fields, std::string_view name) {
  for (const Field& field : fields)
    if (field.name == name) return &field.value;
  return nullptr;
}

std::string_view Request::param(std::string_view name) const {
  return value_of(params, name);
}

std::string_view Request::query_value(std::string_view name) const {
  return value_of(query, name);
}

std::vector<std::string_view> Request::query_values(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const Field& field : query)
    if (field.name == name) values.push_back(field.value);
  return values;
}

std::string_view Request::header(std::string_view lower_case_name) const {
  return value_of(headers, lower_case_name);
}

std::string_view Request::cookie(std::string_view name) const {
  return value_of(cookies, name);
}

std::string_view Request::form_value(std::string_view name) const {
  return value_of(form, name);
}

}  // namespace lacuna::server
