#define BOOST_TEST_DYN_LINK
#include "indexer/index/generation.h"

#include <fstream>

#include <boost/test/unit_test.hpp>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include "indexer/index/builder.h"
#include "indexer/index/seal.h"
#include "indexer/index/xapian_edge.h"
#include "kb/base/error.h"
#include "tests/indexer/index/library.h"

using namespace lacuna;
using namespace lacuna::indexer;

namespace {

std::filesystem::path public_database(const Library& library) {
  return database_path(library.folder(), *current_generation(library.folder()),
                       kb::Visibility::public_);
}

void fill(Library& library) {
  library.put(paragraph("122", "art_1", "Statul acordă protecție temporară străinilor."));
  library.index(5);
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_empty_index_is_made_where_there_is_none) {
  Library library;
  BOOST_TEST((check_index(library.folder(), CheckDepth::quick).health == IndexHealth::absent));
  BOOST_CHECK_EXCEPTION(library.search("azil"), Error, [](const Error& error) {
    return error.code() == ErrorCode::no_data_directory;
  });
  fill(library);
  const auto report = check_index(library.folder(), CheckDepth::thorough);
  BOOST_TEST((report.health == IndexHealth::good));
  BOOST_TEST(report.applied == 5);
  BOOST_TEST(report.documents == 1U);
  BOOST_TEST(report.bytes > 0U);
}

BOOST_AUTO_TEST_CASE(there_is_one_writer) {
  Library library;
  IndexWriter writer(library.folder());
  const auto locked = [](const Error& error) { return error.code() == ErrorCode::locked; };
  BOOST_CHECK_EXCEPTION(IndexWriter(library.folder()), Error, locked);
  BOOST_CHECK_EXCEPTION(IndexBuilder(library.folder()), Error, locked);
}

BOOST_AUTO_TEST_CASE(a_fresh_generation_is_read_once_it_is_adopted) {
  Library library;
  fill(library);
  const auto before = *current_generation(library.folder());
  {
    IndexBuilder builder(library.folder());
    builder.add(paragraph("200", "art_1", "Vapoare și șlepuri."));
    BOOST_TEST(library.search("vapoare").total == 0U);
    BOOST_TEST(library.search("temporara").total == 1U);
  }  // never adopted: nothing stays of it
  BOOST_TEST(*current_generation(library.folder()) == before);
  std::size_t folders = 0;
  for (const auto& entry : std::filesystem::directory_iterator(index_folder(library.folder())))
    folders += entry.is_directory() ? 1 : 0;
  BOOST_TEST(folders == 1U);
  IndexBuilder builder(library.folder());
  builder.add(paragraph("200", "art_1", "Vapoare și șlepuri."));
  builder.adopt(9);
  BOOST_TEST(library.search("vapoare").total == 1U);  // the open searcher follows
  BOOST_TEST(library.search("temporara").total == 0U);
  BOOST_TEST(check_index(library.folder(), CheckDepth::quick).applied == 9);
  BOOST_TEST(!std::filesystem::exists(index_folder(library.folder()) / before));
}

BOOST_AUTO_TEST_CASE(an_index_of_another_analyser_is_outdated) {
  Library library;
  fill(library);
  Xapian::WritableDatabase(public_database(library).string())
      .set_metadata(kAnalyserKey, "0 of another program");
  make_seal(index_folder(library.folder()) / *current_generation(library.folder()));
  BOOST_TEST((check_index(library.folder(), CheckDepth::quick).health == IndexHealth::outdated));
  BOOST_CHECK_EXCEPTION(IndexWriter(library.folder()), Error,
                        [](const Error& error) { return error.code() == ErrorCode::damaged; });
  const auto meanwhile = library.search("temporara");  // it is served, and says so
  BOOST_TEST(meanwhile.total == 1U);
  BOOST_REQUIRE(meanwhile.notes.size() == 1U);
  BOOST_TEST((meanwhile.notes.front() == SearchNote::outdated_index));
}

BOOST_AUTO_TEST_CASE(damage_is_said) {
  Library library;
  fill(library);
  std::filesystem::remove(public_database(library) / "iamglass");
  const auto report = check_index(library.folder(), CheckDepth::quick);
  BOOST_TEST((report.health == IndexHealth::damaged));
  BOOST_TEST(!report.problem.empty());
  BOOST_CHECK_THROW(library.search("temporara"), Error);
  std::ofstream(index_folder(library.folder()) / "current") << "../../etc";
  BOOST_TEST((check_index(library.folder(), CheckDepth::quick).health == IndexHealth::damaged));
}

BOOST_AUTO_TEST_CASE(what_was_not_committed_was_never_there) {
  Library library;
  fill(library);
  const auto child = ::fork();
  if (child == 0) {  // dies with a unit written and not committed
    IndexWriter writer(library.folder());
    writer.put(paragraph("200", "art_1", "Vapoare și șlepuri."));
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  BOOST_TEST(library.search("vapoare").total == 0U);
  IndexWriter writer(library.folder());  // the lock went with it
  BOOST_TEST(writer.applied() == 5);
}

BOOST_AUTO_TEST_CASE(long_names_are_terms_all_the_same) {
  Library library;
  auto unit = paragraph("122", std::string(600, 'x'), "Vapoare.");
  unit.work = "ro/lege/2006/" + std::string(400, 'y');
  unit.key.of = unit.work + "@undated:ro";
  library.put(unit);
  library.index();
  BOOST_TEST(library.search("vapoare work:" + unit.work).total == 1U);
  BOOST_TEST(library.search("vapoare").hits.front().eid == unit.key.eid);
}
