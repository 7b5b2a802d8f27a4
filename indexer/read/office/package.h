// An office file's ZIP package from untrusted bytes. Sizes are counted while unpacking, never
// believed (security.md, section 4): 2,000 entries, 100 MB in all, 100:1 after the first MB. Parts
// are asked for by name; nothing is written anywhere and no name is used as a path. One package,
// one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace lacuna::indexer {

struct PackageLimits {
  std::size_t entries = 2000;
  std::size_t unpacked = 100u << 20;     // bytes, of all parts that were read
  std::size_t free_of_ratio = 1u << 20;  // bytes of a part that are unpacked whatever they weigh
  std::size_t ratio = 100;               // unpacked to packed
};

class Package {
 public:
  // `bytes` outlive the package. Words for people when it cannot be opened: damaged, too many
  // entries.
  std::optional<std::string> open(std::string_view bytes, const PackageLimits& limits = {});

  bool has(const std::string& name) const;
  // Of all parts, in the order of the package's directory; folders are none.
  std::vector<std::string> names() const;

  // The part's bytes; nullopt when it is not there, or when it cannot be read: then problem() says
  // why.
  std::optional<std::string> part(const std::string& name);

  const std::optional<std::string>& problem() const { return problem_; }

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Close> archive_;
  PackageLimits limits_;
  std::size_t unpacked_ = 0;
  std::optional<std::string> problem_;
};

// Whether the first entry of a ZIP file is called so: office files begin with a part of a known
// name. Looks at the first bytes only.
std::string_view first_entry(std::string_view bytes);

}  // namespace lacuna::indexer
