#include "server/view/urls.h"

#include "kb/base/text.h"
#include "server/http/decode.h"

namespace lacuna::server {
namespace {

constexpr std::string_view kUnreserved =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

std::string encode(std::string_view text, std::string_view also_plain) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (kUnreserved.find(c) != std::string_view::npos ||
        also_plain.find(c) != std::string_view::npos) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(digits[byte >> 4]);
      out.push_back(digits[byte & 15]);
    }
  }
  return out;
}

// A reference keeps its slashes.
std::string below_all(std::string_view folder, std::string_view reference) {
  return std::string(folder) + encode(reference, "/!@:+,*'()");
}

std::string below(std::string_view folder, std::string_view segment) {
  return std::string(folder) + "/" + encode_segment(segment);
}

}  // namespace

std::string encode_segment(std::string_view text) {
  // "." and ".." are no segments of a canonical path, encoded or not; no id is one.
  return encode(text, "!@:+,*'()");
}

std::string encode_query(std::string_view text) {
  return encode(text, "!@:,/*()");
}

std::string with_query(std::string_view path, const Fields& query) {
  const std::size_t hash = std::min(path.find('#'), path.size());
  const std::string_view fragment = path.substr(hash);
  path = path.substr(0, hash);
  std::string url(path);
  char separator = path.find('?') == std::string_view::npos ? '?' : '&';
  for (const Field& field : query) {
    if (field.value.empty()) continue;
    url.append(1, separator).append(encode_query(field.name));
    url.append("=").append(encode_query(field.value));
    separator = '&';
  }
  return url.append(fragment);
}

std::string home_url() {
  return "/";
}
std::string search_url(std::string_view query) {
  return with_query("/search", {{"q", std::string(query)}});
}
std::string works_url() {
  return "/acts";
}
std::string law_url(std::string_view canonical_reference) {
  const std::string url = below_all("/law/", canonical_reference);
  const std::size_t mark = canonical_reference.find('!');
  if (mark == std::string_view::npos) return url;
  // A range or a sentence is shown where it begins.
  std::string_view eid = canonical_reference.substr(mark + 1);
  eid = eid.substr(0, std::min(eid.find(".."), eid.find('~')));
  return url + "#" + encode(eid, "");
}
std::string versions_url(std::string_view canonical_reference) {
  return below_all("/versions/", canonical_reference);
}
std::string timeline_url(std::string_view canonical_reference) {
  return below_all("/timeline/", canonical_reference);
}
std::string diff_url(std::string_view canonical_reference, std::string_view from,
                     std::string_view to) {
  return with_query(below_all("/diff/", canonical_reference),
                    {{"from", std::string(from)}, {"to", std::string(to)}});
}
std::string graph_url(std::string_view node) {
  return with_query("/graph", {{"of", std::string(node)}});
}
std::string rechecks_url(std::string_view work) {
  return with_query("/recheck", {{"work", std::string(work)}});
}
std::string recheck_url(std::string_view id) {
  return below("/recheck", id);
}
std::string akn_url(std::string_view canonical_reference) {
  return "/akn/" + encode(canonical_reference, "/!@:+,*'()");
}
std::string report_url(std::string_view canonical_reference) {
  return "/report/" + encode(canonical_reference, "/!@:+,*'()");
}
std::string citations_url() {
  return "/citations";
}

std::string imports_url() {
  return "/import";
}

std::string import_url(std::string_view expression) {
  return "/import/" + encode(expression, "/!@:+,*'()~");
}

std::string original_url(std::string_view expression) {
  return "/original/" + encode(expression, "/!@:+,*'()~");
}

std::string texts_url() {
  return "/texts";
}
std::string history_url(std::string_view kind, std::string_view id) {
  return below(below("/history", kind), id);
}
std::string gaps_url() {
  return "/gaps";
}
std::string checks_url() {
  return "/checks";
}
std::string norms_url(std::string_view canonical_reference) {
  return with_query("/norms", {{"from", std::string(canonical_reference)}});
}
std::string norms_new_url(std::string_view canonical_reference) {
  return with_query("/norms/new", {{"from", std::string(canonical_reference)}});
}
std::string gap_url(std::string_view id) {
  return below("/gaps", id);
}
std::string gap_edit_url(std::string_view id) {
  return gap_url(id) + "/edit";
}
std::string new_gap_url(std::string_view canonical_reference) {
  return with_query("/gaps/new", {{"provision", std::string(canonical_reference)}});
}
std::string evidence_url(std::string_view id) {
  return below("/evidence", id);
}
std::string positions_url() {
  return "/positions";
}
std::string position_url(std::string_view id) {
  return below("/positions", id);
}
std::string ask_url(std::string_view id) {
  return below("/asks", id);
}
std::string matrices_url() {
  return "/matrices";
}

std::string map_url() {
  return "/map";
}

std::string matrix_url(std::string_view name) {
  return "/matrix/" + encode_segment(name);
}

std::string records_url() {
  return "/records";
}
std::string territory_url(std::string_view key) {
  return "/territories/" + encode_segment(key);
}
std::string agent_url(std::string_view key) {
  return below_all("/bodies/", key);
}
std::string entries_url(std::string_view kind) {
  return "/records/" + encode_segment(kind);
}
std::string entry_url(std::string_view id) {
  return "/record/" + encode_segment(id);
}
std::string concepts_url() {
  return "/concepts";
}
std::string concept_url(std::string_view scheme, std::string_view notation) {
  return below(below("/concepts", scheme), notation);
}
std::string annotation_url(std::string_view id) {
  return below("/comments", id);
}
std::string comment_url(std::string_view node) {
  return with_query("/comments/new", {{"on", std::string(node)}});
}
std::string moderation_url() {
  return "/moderation";
}
std::string sign_in_url(std::string_view next) {
  return with_query("/sign-in", {{"next", std::string(next)}});
}
std::string sign_out_url() {
  return "/sign-out";
}
std::string follows_url() {
  return "/follows";
}
std::string follow_url(std::string_view id) {
  return below("/follows", id);
}
std::string feed_address_url() {
  return "/follows/address";
}
std::string feed_url(std::string_view secret, std::string_view file) {
  return below(below("/feeds", secret), file);
}
std::string account_url() {
  return "/account";
}
std::string about_url() {
  return "/about";
}

std::string node_url(const kb::Node& node) {
  switch (node.kind) {
    case kb::NodeKind::provision:
      return law_url(node.key);
    case kb::NodeKind::gap:
      return gap_url(node.key);
    case kb::NodeKind::ask:
      return ask_url(node.key);
    case kb::NodeKind::paper:
      return position_url(node.key);
    case kb::NodeKind::evidence:
      return evidence_url(node.key);
    case kb::NodeKind::entry:
      return entry_url(node.key);
  }
  return home_url();
}

std::string safe_next(std::string_view next) {
  const std::size_t end = next.find('?');
  const std::string_view path = next.substr(0, end);
  const std::string_view query = end == std::string_view::npos ? "" : next.substr(end + 1);
  if (!decode_path(path)) return home_url();
  for (char c : query)
    if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f || c == '#')
      return home_url();
  return std::string(next);
}

std::string safe_external_url(std::string_view url) {
  for (char c : url)
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f) return {};
  const std::string scheme = lower_ascii(url.substr(0, std::min<std::size_t>(url.find(':'), 8)));
  const bool web = (scheme == "http" || scheme == "https") &&
                   url.substr(scheme.size()).starts_with("://") && url.size() > scheme.size() + 3;
  const bool mail = scheme == "mailto" && url.size() > 7;
  return web || mail ? std::string(url) : std::string();
}

}  // namespace lacuna::server
