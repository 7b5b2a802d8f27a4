// kb/base: names, dates, ids, text, files, settings, the data directory.
#define BOOST_TEST_DYN_LINK
#include <cstdlib>
#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "kb/base/data_directory.h"
#include "kb/base/date.h"
#include "kb/base/diagnostic.h"
#include "kb/base/error.h"
#include "kb/base/file.h"
#include "kb/base/files_together.h"
#include "kb/base/id.h"
#include "kb/base/settings.h"
#include "kb/base/text.h"

namespace fs = std::filesystem;
using namespace lacuna;

namespace {

struct TemporaryFolder {
  fs::path path = fs::temp_directory_path() / ("lacuna-" + new_id());
  TemporaryFolder() { fs::create_directories(path); }
  ~TemporaryFolder() { fs::remove_all(path); }
};

bool says(const Error& error, ErrorCode code, std::string_view part) {
  return error.code() == code &&
         std::string_view(error.what()).find(part) != std::string_view::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dates)

BOOST_AUTO_TEST_CASE(only_days_that_exist_are_dates) {
  struct Row {
    const char* text;
    bool exists;
  };
  for (const Row& row : {Row{"2006-05-04", true},
                         {"2024-02-29", true},
                         {"2026-02-30", false},
                         {"2026-13-01", false},
                         {"06-05-04", false},
                         {"2006-5-4", false},
                         {"", false},
                         {"2006-05-0x", false},
                         {"0000-01-01", false}})
    BOOST_TEST(parse_iso_date(row.text).has_value() == row.exists, row.text);
  BOOST_TEST(to_iso(*parse_iso_date("2006-05-04")) == "2006-05-04");
}

BOOST_AUTO_TEST_CASE(days_are_counted_over_leap_years) {
  const Date date = *make_date(2024, 2, 28);
  BOOST_TEST(to_iso(plus_days(date, 2)) == "2024-03-01");
  BOOST_TEST(days_since_epoch(*make_date(1970, 1, 1)) == 0);
  BOOST_TEST(days_since_epoch(plus_days(date, -30)) == days_since_epoch(date) - 30);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(ids_sort_by_time_and_never_repeat) {
  std::string before = new_id();
  for (int i = 0; i < 1000; ++i) {
    const std::string id = new_id();
    BOOST_REQUIRE(id.size() == 36);
    BOOST_REQUIRE(id[14] == '7');
    BOOST_REQUIRE(id != before);
    BOOST_REQUIRE(id.substr(0, 13) >= before.substr(0, 13));
    before = id;
  }
  BOOST_TEST(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(random_token(16).size() == 32u);
}

BOOST_AUTO_TEST_SUITE(texts)

BOOST_AUTO_TEST_CASE(bad_utf8_is_found_where_it_stands) {
  BOOST_TEST(!find_invalid_utf8("protecție тимчасовий €𝄞"));
  struct Row {
    std::string text;
    std::size_t offset;
  };
  for (const Row& row : {Row{"ab\xff", 2},
                         {"\xc0\xaf", 0},
                         {"a\xed\xa0\x80", 1},
                         {"\xf4\x90\x80\x80", 0},
                         {"ok\xe2\x82", 2}}) {
    BOOST_REQUIRE(find_invalid_utf8(row.text));
    BOOST_TEST(find_invalid_utf8(row.text)->offset == row.offset);
  }
}

BOOST_AUTO_TEST_CASE(code_points_go_there_and_back) {
  const std::string text = "aț€𝄞";
  std::string back;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    append_utf8(back, point.value);
    at += point.size;
  }
  BOOST_TEST(back == text);
  BOOST_TEST(count_characters(text) == 4u);
  BOOST_TEST(byte_offset(text, 2) == 3u);
  BOOST_TEST(byte_offset(text, 99) == text.size());
}

BOOST_AUTO_TEST_CASE(trimming_knows_the_no_break_space_and_the_bom) {
  BOOST_TEST(trim("\xef\xbb\xbf\xc2\xa0 text \t\xc2\xa0\r\n") == "text");
  BOOST_TEST(trim(" \n") == "");
}

BOOST_AUTO_TEST_CASE(case_and_composition) {
  BOOST_TEST(lower("LEGEA ȘI ÎN ЗАКОН") == "legea și în закон");
  BOOST_TEST(nfc("s\xcc\xa6") == "ș");
}

BOOST_AUTO_TEST_CASE(shortening_cuts_at_a_word) {
  BOOST_TEST(shorten("  dreptul la muncă ", 40) == "dreptul la muncă");
  BOOST_TEST(shorten("dreptul la muncă al solicitanților", 14) == "dreptul la…");
  BOOST_TEST(shorten("", 5) == "");
}

BOOST_AUTO_TEST_CASE(places_count_lines_and_characters) {
  const Place place = place_of("întâi\nal doilea", 9);
  BOOST_TEST(place.line == 2);
  BOOST_TEST(place.column == 2);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(a_diagnostic_names_what_it_knows) {
  BOOST_TEST(to_string(Diagnostic{"a.xml", 3, 7, Severity::error, "not closed"}) ==
             "a.xml:3:7: not closed");
  BOOST_TEST(to_string(Diagnostic{"a.xml", 0, 0, Severity::error, "empty"}) == "a.xml: empty");
  BOOST_TEST(to_string(Diagnostic{"", 2, 0, Severity::note, "odd"}) == "line 2: odd");
}

BOOST_AUTO_TEST_CASE(every_error_code_has_its_row) {
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
    const ErrorKind& kind = kind_of(static_cast<ErrorCode>(code));
    BOOST_TEST(static_cast<int>(kind.code) == code);
    BOOST_TEST(kind.exit_code > 0);
    BOOST_TEST(kind.http_status >= 400);
  }
}

BOOST_AUTO_TEST_SUITE(files)

BOOST_AUTO_TEST_CASE(reading_says_what_was_wrong) {
  const TemporaryFolder folder;
  write_file(folder.path / "ok.txt", "ten bytes!");
  BOOST_TEST(read_file(folder.path / "ok.txt", 10) == "ten bytes!");
  BOOST_CHECK_EXCEPTION(read_file(folder.path / "ok.txt", 9), Error,
                        [](const Error& e) { return says(e, ErrorCode::too_large, "ok.txt"); });
  BOOST_CHECK_EXCEPTION(read_file(folder.path / "none", 9), Error,
                        [](const Error& e) { return says(e, ErrorCode::bad_input, "none"); });
  BOOST_CHECK_EXCEPTION(read_file(folder.path, 9), Error, [](const Error& e) {
    return says(e, ErrorCode::bad_input, "not a regular file");
  });
}

BOOST_AUTO_TEST_CASE(writing_replaces_whole_and_leaves_nothing_beside) {
  const TemporaryFolder folder;
  write_file(folder.path / "a", "old");
  write_file(folder.path / "a", "new");
  BOOST_TEST(read_file(folder.path / "a", 100) == "new");
  BOOST_TEST(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
}

BOOST_AUTO_TEST_CASE(files_written_together_are_kept_together_or_gone) {
  const TemporaryFolder folder;
  const auto count = [&] {
    return std::distance(fs::directory_iterator(folder.path), fs::directory_iterator());
  };
  {
    FilesTogether files;
    BOOST_TEST(files.add(folder.path / "a", "one"));
    BOOST_TEST(!files.add(folder.path / "a", "one"));
    BOOST_TEST(files.add(folder.path / "b", "two"));
    BOOST_TEST(!fs::exists(folder.path / "a"));
    files.sync();
    BOOST_TEST(read_file(folder.path / "a", 100) == "one");
  }
  BOOST_TEST(count() == 0);
  FilesTogether files;
  files.add(folder.path / "a", "one");
  files.add(folder.path / "b", "two");
  files.withdraw(folder.path / "a");
  files.sync();
  files.keep();
  BOOST_TEST(count() == 1);
  BOOST_TEST(read_file(folder.path / "b", 100) == "two");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(settings)

BOOST_AUTO_TEST_CASE(the_template_is_the_fallbacks) {
  const TemporaryFolder folder;
  const std::string commented = settings_template();
  std::string uncommented;
  for (std::string_view line : split(commented, '\n'))
    uncommented +=
        std::string(line.find(" = ") != std::string_view::npos ? line.substr(2) : line) + "\n";
  write_file(folder.path / "lacuna.toml", uncommented);
  const Settings read = Settings::load(folder.path / "lacuna.toml");
  for (const Setting& setting : all_settings())
    BOOST_TEST(read.text(setting.key) == setting.fallback);
}

BOOST_AUTO_TEST_CASE(variables_go_over_the_file_and_flags_over_both) {
  const TemporaryFolder folder;
  write_file(folder.path / "lacuna.toml", "[server]\nworkers = 7\n");
  BOOST_TEST(Settings::load(folder.path / "lacuna.toml").number("server.workers") == 7);
  setenv("LACUNA_SERVER_WORKERS", "9", 1);
  Settings settings = Settings::load(folder.path / "lacuna.toml");
  unsetenv("LACUNA_SERVER_WORKERS");
  BOOST_TEST(settings.number("server.workers") == 9);
  settings.set("server.workers", "3", "--workers");
  BOOST_TEST(settings.number("server.workers") == 3);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named_with_its_line) {
  const TemporaryFolder folder;
  struct Row {
    const char* toml;
    const char* part;
  };
  for (const Row& row :
       {Row{"[server]\nwrokers = 1\n", ":2: no such setting: server.wrokers"},
        {"[server]\nworkers = \"many\"\n", ":2: server.workers takes a whole number"},
        {"[server\n", ":1: "},
        {"top = 1\n", ":1: no such setting: top"}}) {
    write_file(folder.path / "lacuna.toml", row.toml);
    BOOST_CHECK_EXCEPTION(Settings::load(folder.path / "lacuna.toml"), Error,
                          [&](const Error& e) { return says(e, ErrorCode::bad_usage, row.part); });
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(data_directory)

BOOST_AUTO_TEST_CASE(init_touches_nothing_that_is_not_its_own) {
  const TemporaryFolder folder;
  write_file(folder.path / "thesis.doc", "mine");
  BOOST_CHECK_EXCEPTION(DataDirectory::create(folder.path), Error, [](const Error& e) {
    return says(e, ErrorCode::no_data_directory, "not empty");
  });
  BOOST_TEST(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()) == 1);
  BOOST_CHECK_EXCEPTION(DataDirectory::open(folder.path), Error, [](const Error& e) {
    return says(e, ErrorCode::no_data_directory, "no Lacuna data directory");
  });
  const DataDirectory made = DataDirectory::create(folder.path / "new");
  write_file(made.settings(), "[server]\nworkers = 7\n");
  DataDirectory::create(folder.path / "new");
  BOOST_TEST(Settings::load(made.settings()).number("server.workers") == 7);
}

BOOST_AUTO_TEST_CASE(originals_are_kept_once_under_their_hash) {
  const TemporaryFolder folder;
  const DataDirectory directory = DataDirectory::create(folder.path / "data");
  const std::string hash = directory.keep_original("bytes");
  BOOST_TEST(directory.keep_original("bytes") == hash);
  BOOST_TEST(read_file(directory.original(hash), 100) == "bytes");
  BOOST_TEST(hash == sha256("bytes"));
}

BOOST_AUTO_TEST_CASE(a_lock_is_for_one) {
  const TemporaryFolder folder;
  auto first = ProcessLock::try_take(folder.path / "lock");
  BOOST_TEST(first.has_value());
  BOOST_TEST(!ProcessLock::try_take(folder.path / "lock").has_value());
  first.reset();
  BOOST_TEST(ProcessLock::try_take(folder.path / "lock").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
