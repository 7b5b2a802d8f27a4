#include "server/view/view.h"

#include <filesystem>
#include <map>
#include <mutex>

#include <kainjow/mustache.hpp>

#include "kb/base/error.h"
#include "kb/base/file.h"
#include "server/view/compile.h"
#include "server/view/model_context.h"

namespace lacuna::server {
namespace {

constexpr std::size_t kLongestTemplate = 1 << 20;

struct Text {
  std::string bytes;
  Text& operator<<(const std::string& more) {
    bytes.append(more);
    return *this;
  }
};

}  // namespace

struct Templates::State {
  std::map<std::string, std::string_view, std::less<>> files;  // by name without ".html"
  std::string folder;

  // Compiled once, then only read: printing changes nothing in them.
  using Engine = kainjow::mustache::mustache;
  std::mutex mutex;
  std::map<std::string, std::unique_ptr<Engine>, std::less<>> engines;

  std::optional<std::string> load(std::string_view name) const {
    if (!folder.empty()) {
      const auto path = std::filesystem::path(folder) / (std::string(name) + ".html");
      if (!std::filesystem::exists(path)) return std::nullopt;
      return read_file(path, kLongestTemplate);
    }
    const auto found = files.find(name);
    if (found == files.end()) return std::nullopt;
    return std::string(found->second);
  }

  // `layout`: the template that holds {{> body}}; empty: none.
  std::unique_ptr<Engine> compile(std::string_view layout, std::string_view name,
                                  const Messages& messages) const {
    const TemplateLoader loader = [&](std::string_view part) {
      return load(part == "body" ? name : part);
    };
    auto engine = std::make_unique<Engine>(
        compile_template(layout.empty() ? name : layout, loader, messages));
    if (!engine->is_valid())
      throw Error(ErrorCode::internal,
                  "template " + std::string(name) + ".html: " + engine->error_message());
    return engine;
  }

  std::string print(std::string_view layout, std::string_view name, const nlohmann::json& model,
                    const nlohmann::json& frame, const Messages& messages) {
    std::unique_ptr<Engine> fresh;
    Engine* engine = nullptr;
    if (!folder.empty()) {
      fresh = compile(layout, name, messages);
      engine = fresh.get();
    } else {
      const std::string key =
          messages.language() + " " + std::string(layout) + " " + std::string(name);
      const std::lock_guard lock(mutex);
      auto& known = engines[key];
      if (!known) known = compile(layout, name, messages);
      engine = known.get();
    }
    ModelContext context(std::string(name), model, frame, messages);
    Text out;
    engine->render(context, out);
    return std::move(out.bytes);
  }
};

Templates::Templates(std::span<const EmbeddedFile> files, std::string folder)
    : state_(std::make_unique<State>()) {
  constexpr std::string_view ending = ".html";
  for (const EmbeddedFile& file : files)
    if (file.name.ends_with(ending))
      state_->files.emplace(file.name.substr(0, file.name.size() - ending.size()), file.bytes);
  state_->folder = std::move(folder);
}

Templates::~Templates() = default;

bool Templates::has(std::string_view name) const {
  return state_->load(name).has_value();
}

std::string Templates::render(std::string_view name, const nlohmann::json& model,
                              const nlohmann::json& frame, const Messages& messages) const {
  return state_->print("layout", name, model, frame, messages);
}

std::string Templates::render_bare(std::string_view name, const nlohmann::json& model,
                                   const nlohmann::json& frame, const Messages& messages) const {
  return state_->print("", name, model, frame, messages);
}

}  // namespace lacuna::server
