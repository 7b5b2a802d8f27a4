// Files compiled into the program, so that one binary is all there is to deploy. Immutable; any
// thread.
#pragma once

#include <span>
#include <string_view>

namespace lacuna {

struct EmbeddedFile {
  std::string_view name;   // path below its folder: "0001_people.sql", "act_show.html"
  std::string_view bytes;  // whole content, as it stands in the source tree or as the build made it
};

std::span<const EmbeddedFile> schema_files();    // kb/schema/*.sql
std::span<const EmbeddedFile> corpus_files();    // corpus/**: demo, vocabularies, register
std::span<const EmbeddedFile> template_files();  // ui/templates/**.html
std::span<const EmbeddedFile> static_files();    // style, script, fonts, icon: what /static/ serves
std::span<const EmbeddedFile> locale_files();    // <language>.mo

}  // namespace lacuna
