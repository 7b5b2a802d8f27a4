#define BOOST_TEST_DYN_LINK
#include <filesystem>
#include <fstream>
#include <thread>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "kb/base/error.h"
#include "server/view/compile.h"
#include "server/view/view.h"

using namespace lacuna;
using namespace lacuna::server;
using nlohmann::json;

namespace {

const json kFrame = {{"language", "en"}, {"title", "T"}};

std::string print(const std::string& text, const json& model,
                  const Messages& messages = messages_for("en"),
                  const std::vector<EmbeddedFile>& parts = {}) {
  std::vector<EmbeddedFile> files = parts;
  files.push_back({"it.html", text});
  const Templates templates(files);
  return templates.render_bare("it", model, kFrame, messages);
}

bool is_internal(const Error& error) {
  return error.code() == ErrorCode::internal;
}

}  // namespace

BOOST_AUTO_TEST_CASE(everything_is_escaped) {
  BOOST_TEST(print("<p title=\"{{a}}\">{{a}}</p>", {{"a", "<b>\"'&"}}) ==
             "<p title=\"&lt;b&gt;&quot;&apos;&amp;\">&lt;b&gt;&quot;&apos;&amp;</p>");
  // Values are values: what looks like a tag in them is text.
  BOOST_TEST(print("{{a}}", {{"a", "{{b}} {{{b}}} {{#t}}x{{/t}}"}}) ==
             "{{b}} {{{b}}} {{#t}}x{{/t}}");
}

BOOST_AUTO_TEST_CASE(unescaped_tags_are_refused) {
  for (const char* text : {"{{{a}}}", "{{&a}}", "{{& a}}", "{{=<% %>=}}", "{{a", "{{#a}}x", "{{}}",
                           "x{{/a}}", "{{#a}}{{/b}}", "{{#t}}x", "{{#t}}{{a}}{{/t}}"})
    BOOST_CHECK_EXCEPTION(print(text, {{"a", "x"}, {"b", "x"}}), Error, is_internal);
}

BOOST_AUTO_TEST_CASE(a_name_that_the_model_lacks_is_an_error) {
  const json model = {{"a", "x"}, {"o", {{"p", 1}}}, {"l", {{{"p", 1}}}}, {"f", false}};
  for (const char* text : {"{{b}}", "{{#b}}{{/b}}", "{{^b}}{{/b}}", "{{o.q}}", "{{a.b}}",
                           "{{#l}}{{a}}{{/l}}", "{{#o}}{{a}}{{/o}}", "{{../a}}", "{{page.no}}",
                           "{{#l}}{{../../a}}{{/l}}", "{{#t}}Hello {b}{{/t}}", "{{f.g}}"}) {
    BOOST_CHECK_EXCEPTION(print(text, model), Error, is_internal);
  }
  try {
    print("{{#l}}{{a}}{{/l}}", model);
  } catch (const Error& error) {
    BOOST_TEST(std::string(error.what()) == "template it.html: \"a\" is not in the model");
  }
}

BOOST_AUTO_TEST_CASE(names_are_those_of_the_innermost_object) {
  const json model = {
      {"title", "outer"},
      {"rows",
       {{{"title", "one"}, {"tags", {"a", "b"}}}, {{"title", "two"}, {"tags", json::array()}}}},
      {"heading", "H"},
      {"none", ""},
      {"zero", 0},
      {"nothing", nullptr}};
  BOOST_TEST(print("{{#rows}}{{title}}/{{../title}} {{/rows}}", model) == "one/outer two/outer ");
  BOOST_TEST(print("{{#rows}}{{#tags}}[{{.}}]{{/tags}}{{^tags}}-{{/tags}}{{/rows}}", model) ==
             "[a][b]-");
  BOOST_TEST(print("{{#rows}}{{#title}}{{title}}{{/title}}{{/rows}}", model) == "onetwo");
  BOOST_TEST(print("{{#heading}}<h2>{{heading}}</h2>{{/heading}}{{^none}}no{{/none}}{{none}}"
                   "{{#none}}x{{/none}}{{#zero}}{{zero}}{{/zero}}{{^nothing}}n{{/nothing}}",
                   model) == "<h2>H</h2>no0n");
  BOOST_TEST(print("{{#rows}}{{page.language}}{{/rows}}", model) == "enen");
}

BOOST_AUTO_TEST_CASE(partials_are_inserted_and_do_not_hold_themselves) {
  const std::vector<EmbeddedFile> parts = {{"row.html", "{{! a note }}\n<i>{{p}}</i>"},
                                           {"loop.html", "{{> loop}}"},
                                           {"a.html", "{{> b}}"},
                                           {"b.html", "{{> a}}"}};
  const json model = {{"l", {{{"p", 1}}, {{"p", 2}}}}};
  BOOST_TEST(print("{{#l}}{{> row}}{{/l}}", model, messages_for("en"), parts) ==
             "<i>1</i><i>2</i>");
  for (const char* text : {"{{> loop}}", "{{> a}}", "{{> none}}"})
    BOOST_CHECK_EXCEPTION(print(text, model, messages_for("en"), parts), Error, is_internal);
}

BOOST_AUTO_TEST_CASE(the_layout_holds_the_page) {
  const std::vector<EmbeddedFile> files = {{"layout.html", "<{{page.title}}>{{> body}}</>"},
                                           {"it.html", "{{a}}"}};
  const Templates templates(files);
  BOOST_TEST(templates.render("it", {{"a", "x"}}, kFrame, messages_for("en")) == "<T>x</>");
  BOOST_CHECK_EXCEPTION(templates.render("none", {{"a", "x"}}, kFrame, messages_for("en")), Error,
                        is_internal);
}

BOOST_AUTO_TEST_CASE(messages_in_templates) {
  const Messages english("en", "");
  BOOST_TEST(print("{{#t}} Who & \"what\" {{/t}}", json::object(), english) ==
             "Who &amp; &quot;what&quot;");
  BOOST_TEST(print("{{#t}}By {name} on {o.day}{{/t}}",
                   {{"name", "<x>"}, {"o", {{"day", "Monday"}}}},
                   english) == "By &lt;x&gt; on Monday");
  const char* plural = "{{#t}}{n} gap of {who}||{n} gaps of {who}{{/t}}";
  BOOST_TEST(print(plural, {{"n", 1}, {"who", "A"}}, english) == "1 gap of A");
  BOOST_TEST(print(plural, {{"n", 0}, {"who", "A"}}, english) == "0 gaps of A");
  BOOST_TEST(print(plural, {{"n", 11975}, {"who", "A"}}, english) == "11,975 gaps of A");
  BOOST_CHECK_EXCEPTION(print(plural, {{"n", "1"}, {"who", "A"}}, english), Error, is_internal);
  BOOST_TEST(print("{{#label gap_state}}s{{/label}}", {{"s", "under_analysis"}}, english) ==
             "under analysis");
  BOOST_TEST(print("{{#asset}}no-such.css{{/asset}}", json::object()) == "/static/no-such.css");
}

BOOST_AUTO_TEST_CASE(message_ids_are_found_for_the_translators) {
  const auto found = messages_in(
      "{{! note }}{{#t}}One{{/t}} {{a}}{{#t}} {n} x || {n} xs {{/t}}{{#label role}}r{{/label}}");
  BOOST_REQUIRE(found.size() == 3);
  BOOST_TEST(found[0].id == "One");
  BOOST_TEST(found[1].id == "{n} x");
  BOOST_TEST(found[1].plural == "{n} xs");
  BOOST_TEST(found[2].context == "role");
}

BOOST_AUTO_TEST_CASE(a_folder_is_read_anew) {
  const auto folder = std::filesystem::temp_directory_path() / "lacuna_templates_test";
  std::filesystem::create_directories(folder);
  const Templates templates({}, folder.string());
  for (const char* text : {"one", "two"}) {
    std::ofstream(folder / "it.html") << text;
    BOOST_TEST(templates.render_bare("it", json::object(), kFrame, messages_for("en")) == text);
  }
  std::filesystem::remove_all(folder);
}

BOOST_AUTO_TEST_CASE(several_threads_may_print) {
  const std::vector<EmbeddedFile> files = {{"it.html", "{{#l}}{{a}},{{/l}}"}};
  const Templates templates(files);
  std::vector<std::thread> threads;
  std::vector<std::string> printed(4);
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&, i] {
      for (int n = 0; n < 50; ++n)
        printed[i] = templates.render_bare("it", {{"l", {{{"a", i}}, {{"a", n}}}}}, kFrame,
                                           messages_for("en"));
    });
  for (auto& thread : threads) thread.join();
  for (int i = 0; i < 4; ++i) BOOST_TEST(printed[i] == std::to_string(i) + ",49,");
}

// Every template of the program compiles in every language; every message has its translation.
BOOST_AUTO_TEST_CASE(the_real_templates_compile_and_are_translated) {
  std::map<std::string, std::string, std::less<>> texts;
  for (const EmbeddedFile& file : template_files())
    texts.emplace(file.name.substr(0, file.name.size() - 5), file.bytes);
  BOOST_REQUIRE(!texts.empty());
  const TemplateLoader load = [&](std::string_view name) -> std::optional<std::string> {
    const auto found = texts.find(name == "body" ? "error" : name);
    if (found == texts.end()) return std::nullopt;
    return found->second;
  };
  const bool locales_built = !locale_files().empty();
  if (!locales_built) BOOST_TEST_MESSAGE("SKIPPED translations: this build has no locales");
  const Messages& romanian = messages_for("ro");
  for (const auto& [name, text] : texts) {
    for (const Language& language : languages())
      BOOST_CHECK_NO_THROW(compile_template(name, load, messages_for(language.code)));
    for (const TemplateMessage& message : messages_in(text))
      if (locales_built && !message.id.empty())
        BOOST_TEST(romanian.has(message.context, message.id, message.plural),
                   name << ".html: ro.po lacks \"" << message.id << "\"");
  }
}
