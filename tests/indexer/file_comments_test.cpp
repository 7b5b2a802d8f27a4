// A reviewer's comments in an office file become annotations of the coalition, once.
#define BOOST_TEST_DYN_LINK
#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "indexer/given.h"
#include "indexer/read/read.h"
#include "kb/base/data_directory.h"
#include "kb/rules/visibility_rules.h"
#include "kb/store/annotation_store.h"
#include "tests/indexer/read/packed.h"

using namespace lacuna;
using namespace lacuna::indexer;
namespace fs = std::filesystem;

namespace {

struct Place {
  fs::path path = fs::temp_directory_path() / ("lacuna-comments-" + std::to_string(::getpid()));
  Place() { fs::remove_all(path); }
  ~Place() { fs::remove_all(path); }
};

}  // namespace

BOOST_AUTO_TEST_CASE(comments_of_a_file_are_kept_once_and_for_the_coalition) {
  const Place place;
  const DataDirectory directory = DataDirectory::create(place.path);
  kb::Store store(directory.database(), kb::OpenMode::create);
  const std::string bytes = test::packed_folder(
      fs::path(LACUNA_SOURCE_DIR) / "tests/golden/read/docx-act-automatic-numbers/parts");
  ImportOptions options;
  options.read = indexer::read;
  const ImportResult first = import_bytes(bytes, "lege.docx", options, store, directory);
  BOOST_REQUIRE(first.status == ImportStatus::imported);
  import_bytes(bytes, "lege.docx", options, store, directory);

  const kb::Viewer program = kb::program_viewer();
  const auto threads =
      kb::threads_on_work(store, program, first.expression.work, first.expression.key);
  BOOST_REQUIRE(threads.size() == 1U);
  const kb::Annotation& comment = threads[0].annotations[0];
  BOOST_TEST(comment.body == "Termen prea larg? Vezi definiția veche.");
  BOOST_TEST(comment.guest_name == "Ion Exemplu");
  BOOST_TEST((comment.visibility == kb::Visibility::coalition));
  BOOST_TEST(comment.created_on == "2024-03-06T00:00:00Z");
  BOOST_TEST(comment.target.key.ends_with("!art_2"), comment.target.key);
  BOOST_REQUIRE(comment.quote);
  BOOST_TEST(comment.quote->exact == "grădina de cartier");
  BOOST_TEST(kb::threads_on_work(store, kb::Viewer{}, first.expression.work, first.expression.key)
                 .empty());
}
